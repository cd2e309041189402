"""Where files live."""

from pathlib import Path

import pytest

from interviewprep.base.paths import Paths, find_paths


def named(paths: Paths) -> list[Path]:
    return [
        paths.history,
        paths.backups,
        paths.banks,
        paths.bank_cache,
        paths.drawn_inputs,
        paths.traces,
        paths.workspace,
    ]


def test_one_folder_holds_everything_when_it_is_named(tmp_path: Path) -> None:
    paths = find_paths({"PREP_HOME": str(tmp_path / "here")})
    assert all(path.is_relative_to(tmp_path / "here") for path in named(paths))
    assert len(set(named(paths))) == len(named(paths))


def test_looking_for_folders_makes_none(tmp_path: Path) -> None:
    find_paths({"PREP_HOME": str(tmp_path / "here")})
    assert list(tmp_path.glob("here*")) == []


def test_a_relative_folder_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths({"PREP_HOME": "here"}).data == tmp_path / "here" / "data"


def test_a_tilde_is_the_users_home(home: Path) -> None:
    assert find_paths({"PREP_HOME": "~/here"}).data == home / "here" / "data"


@pytest.mark.parametrize("environ", [{}, {"PREP_HOME": ""}])
def test_without_a_name_the_platforms_folders_are_taken(home: Path, environ: dict[str, str]) -> None:
    paths = find_paths(environ)
    assert all("interviewprep" in path.parts for path in named(paths))
    assert all(path.is_relative_to(home) for path in named(paths))


def test_the_environment_is_asked_when_nothing_is_handed_in(home: Path) -> None:
    assert find_paths().data == home / "prep" / "data"
