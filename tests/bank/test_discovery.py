"""Banks are found in four places and through plugins; what is wrong with a place is told once and stops nothing."""

import os
import sys
from pathlib import Path

import pytest

from interviewprep.bank import discovery
from interviewprep.bank.discovery import Origin, discover, shipped_banks
from interviewprep.bank.library import open_library
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths
from support.banks import single_files, write_bank


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put one small bank in place of the shipped ones, so that no test depends on what is shipped."""
    folder = tmp_path / "shipped"
    write_bank(folder / "basic", single_files("one"))
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (folder, True))
    return folder


def names(paths: Paths, environ: dict[str, str] | None = None, *extra: Path) -> list[tuple[str, Origin]]:
    return [(found.path.name, found.origin) for found in discover(paths, environ or {}, extra).found]


def write_plugin(folder: Path, monkeypatch: pytest.MonkeyPatch, reference: str, source: str = "") -> None:
    """Install a distribution that declares one bank."""
    info = folder / "more_banks-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(f"[console_scripts]\nx = a:b\n\n[interviewprep.banks]\nMore = {reference}\n")
    (folder / "more_banks_plugin.py").write_text(source)
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.delitem(sys.modules, "more_banks_plugin", raising=False)


def test_shipped_banks_of_this_checkout_are_there() -> None:
    folder, is_installed = shipped_banks()
    assert folder.is_dir()
    assert not is_installed


def test_all_places_are_searched_in_order(paths: Paths, tmp_path: Path) -> None:
    write_bank(paths.banks / "mine", single_files("one"))
    write_bank(tmp_path / "team" / "b", single_files("one"))
    write_bank(tmp_path / "team" / "a", single_files("one"))
    write_bank(tmp_path / "named", single_files("one"))
    environ = {"PREP_BANKS": str(tmp_path / "team")}
    assert names(paths, environ, tmp_path / "named") == [
        ("named", Origin.NAMED),
        ("a", Origin.ENVIRONMENT),
        ("b", Origin.ENVIRONMENT),
        ("mine", Origin.USER),
        ("basic", Origin.PACKAGE),
    ]


def test_variable_takes_several_banks_and_folders(paths: Paths, tmp_path: Path) -> None:
    write_bank(tmp_path / "one", single_files("one"))
    write_bank(tmp_path / "many" / "two", single_files("one"))
    variable = os.pathsep.join([str(tmp_path / "one"), "", str(tmp_path / "many"), str(tmp_path / "one")])
    assert names(paths, {"PREP_BANKS": variable})[:-1] == [("one", Origin.ENVIRONMENT), ("two", Origin.ENVIRONMENT)]


def test_missing_and_empty_folders_of_the_variable_are_told(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = discover(paths, {"PREP_BANKS": f"{tmp_path / 'gone'}{os.pathsep}{tmp_path / 'empty'}"})
    gone, empty = found.notices
    assert "gone, which does not exist" in gone
    assert "empty, which holds no bank" in empty


def test_named_folder_must_hold_a_bank(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"is no bank: it lacks bank\.toml"):
        discover(paths, {}, [tmp_path / "gone"])


def test_missing_shipped_banks_are_told(paths: Paths, shipped: Path) -> None:
    shipped.rename(shipped.with_name("elsewhere"))
    (notice,) = discover(paths, {}).notices
    assert "install it again" in notice


def test_first_of_two_banks_of_one_name_wins_and_it_is_told(paths: Paths, tmp_path: Path) -> None:
    write_bank(tmp_path / "copy" / "basic", single_files("other"))
    with open_library(paths, environ={"PREP_BANKS": str(tmp_path / "copy")}) as library:
        assert [entry.ref for entry in library.entries()] == ["basic/other"]
        (notice,) = library.notices
    assert "two banks are called basic" in notice


@pytest.mark.parametrize(
    ("reference", "source"),
    [
        ("more_banks_plugin:FOLDER", "FOLDER = {folder!r}"),
        ("more_banks_plugin:find", "def find():\n    return {folder!r}"),
        ("more_banks_plugin:Inner.find [extra]", "class Inner:\n    find = staticmethod(lambda: {folder!r})"),
    ],
)
def test_plugin_brings_a_bank(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, source: str
) -> None:
    bank = write_bank(tmp_path / "plugged", single_files("one"))
    write_plugin(tmp_path / "site", monkeypatch, reference, source.format(folder=str(bank)))
    assert names(paths) == [("basic", Origin.PACKAGE), ("plugged", Origin.PLUGIN)]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import more_banks_missing", "ModuleNotFoundError"),
        ("", "AttributeError"),
        ("x = 5", "it gives int, not a path"),
        ("raise SystemError('no')", "SystemError: no"),
        ("x = '/nowhere/at/all'", "holds no bank"),
    ],
)
def test_failing_plugin_is_named_and_left_out(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    write_plugin(tmp_path / "site", monkeypatch, "more_banks_plugin:x", source)
    found = discover(paths, {})
    assert [item.path.name for item in found.found] == ["basic"]
    (notice,) = found.notices
    assert "the plugin More" in notice
    assert reason in notice


def test_damaged_entry_points_are_told(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plugin(tmp_path / "site", monkeypatch, "a:b\n[interviewprep.banks]\nx = y:z")
    (notice,) = discover(paths, {}).notices
    assert "entry_points.txt cannot be read" in notice
