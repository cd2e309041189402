"""The label of each layer: found by attacks alone, remembered, and asked for again when anything changes."""

import json
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewprep.base.errors import JudgeUnavailable
from interviewprep.judge import pool
from interviewprep.judge.child import Children
from interviewprep.judge.order import CellFault
from interviewprep.judge.platforms import here, macos, standing, windows
from interviewprep.judge.platforms.backend import Backend
from interviewprep.judge.platforms.oneshot import OneShots, Standing
from interviewprep.judge.probe import Attempt, Layer, probe
from interviewprep.judge.referee import judge, require_confinement
from interviewprep.model.question import CallKind, Case, Group, Program
from support.oneshot import start_here

PROGRAM = Program(CallKind.FUNCTION, "f", "", "", (Case("a", Group.EXAMPLES, True, "(1,)", "2"),))
MACOS = Backend(start_here, macos.BACKEND.guards, macos.BACKEND.open_by_design)
WINDOWS = Backend(start_here, windows.BACKEND.guards, windows.BACKEND.open_by_design)


class Record:
    """Stands for attacks on a system that is not here: all are refused but the named ones."""

    def __init__(self, *through: str) -> None:
        self.through = through
        self.tried: list[str] = []

    def __call__(self, name: str, target: str = "", pool: Children | None = None) -> Attempt:
        assert isinstance(pool, OneShots)
        self.tried.append(name)
        return Attempt(f"{name} ({target})" if target else name, name not in self.through, "as recorded")


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Record]:
    """Have attacks end as recorded, without any process."""

    def use(*through: str) -> Record:
        record = Record(*through)
        monkeypatch.setattr(standing, "attempt", record)
        return record

    return use


@pytest.fixture
def other_system(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Take this system for another one; stops its processes and its label from reaching other tests."""

    def use(name: str) -> None:
        monkeypatch.setattr(sys, "platform", name)
        monkeypatch.setattr(macos, "BACKEND", MACOS)
        monkeypatch.setattr(windows, "BACKEND", WINDOWS)

    yield use
    monkeypatch.undo()
    if here.one_shots.cache_info().currsize:
        here.one_shots().close()
    here.one_shots.cache_clear()
    here._standing.cache_clear()


def statuses(layers: tuple[Layer, ...]) -> dict[str, str]:
    return {layer.name: layer.status for layer in layers}


def test_a_layer_that_refuses_all_is_enforced(recorded: Callable[..., Record]) -> None:
    recorded()
    layers = standing.attack(MACOS)
    assert statuses(layers) == {"sandbox-exec": "enforced", "limits": "enforced"}
    assert [layer.fix for layer in layers] == ["", ""]


def test_what_is_open_by_design_reduces_a_layer_and_nothing_else_may_get_through(
    recorded: Callable[..., Record],
) -> None:
    recorded("read a file", "list a folder", "reach the network")
    assert statuses(standing.attack(WINDOWS)) == {"restricted token": "reduced", "job object": "enforced"}
    assert statuses(standing.attack(MACOS)) == {"sandbox-exec": "missing", "limits": "enforced"}


@pytest.mark.parametrize("name", ["write a file", "change a file's mode", "open the parent", "start a program"])
def test_one_other_attack_that_gets_through_makes_a_layer_missing(name: str, recorded: Callable[..., Record]) -> None:
    recorded("read a file", name)
    assert sorted(statuses(standing.attack(WINDOWS)).values()) in (["missing", "reduced"], ["enforced", "missing"])
    missing = next(layer for layer in standing.attack(WINDOWS) if layer.status == "missing")
    assert missing.fix


def test_a_process_that_cannot_start_leaves_its_layers_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Attempt:
        raise CellFault("no such profile")

    monkeypatch.setattr(standing, "attempt", fail)
    layers = standing.attack(MACOS)
    assert set(statuses(layers).values()) == {"missing"}
    assert all(layer.fix.startswith("no such profile. ") for layer in layers)


def test_a_process_in_which_nothing_works_does_not_pass_for_one_that_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("import os\nos.kill(os.getpid(), 9)\n", encoding="utf-8")
    monkeypatch.setattr("interviewprep.judge.probe._ATTACKS_FILE", broken)
    layers = standing.attack(MACOS)
    assert set(statuses(layers).values()) == {"missing"}
    assert "cannot load" in layers[0].fix


def test_every_attack_is_one_that_exists_and_every_layer_has_some() -> None:
    attacks: dict[str, object] = {}
    source = Path(standing.__file__).parents[1] / "attacks.py"
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), attacks)
    known = attacks["_ATTACKS"]
    assert isinstance(known, dict)
    for backend in (MACOS, WINDOWS):
        named = {name for guard in backend.guards for name, _ in guard.attacks}
        assert named <= known.keys()
        assert backend.open_by_design <= named
        assert all(guard.attacks and guard.fix for guard in backend.guards)


def test_real_attacks_on_a_process_without_a_wrapper_get_through() -> None:
    sandbox, limits = standing.attack(MACOS)
    assert sandbox.status == "missing"
    through = {found.attack.partition(" (")[0] for found in sandbox.attempts if not found.refused}
    # No file can grow, by a limit that the process sets itself.
    assert through >= {"read a file", "list a folder", "reach the network", "fork", "signal the parent"}
    assert limits.status == "enforced", limits


def test_the_label_is_remembered(tmp_path: Path, recorded: Callable[..., Record]) -> None:
    record = recorded("read a file")
    first = standing.find_standing(WINDOWS, tmp_path)
    tried = len(record.tried)
    assert first.layers == {"restricted token": "reduced", "job object": "enforced"}
    assert "as recorded" in first.reasons["restricted token"]
    assert tried == 11
    assert standing.find_standing(WINDOWS, tmp_path) == first
    assert len(record.tried) == tried


@pytest.mark.parametrize("changed", ["release", "version", "python_version", "machine"])
def test_another_system_or_python_is_attacked_again(
    changed: str, tmp_path: Path, recorded: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded()
    standing.find_standing(WINDOWS, tmp_path)
    monkeypatch.setattr(platform, changed, lambda: "another")
    record = recorded("write a file")
    assert standing.find_standing(WINDOWS, tmp_path).layers["restricted token"] == "missing"
    assert record.tried


def test_another_text_of_the_back_end_or_of_us_is_attacked_again(
    tmp_path: Path, recorded: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded()
    standing.find_standing(WINDOWS, tmp_path)
    monkeypatch.setattr(standing, "__version__", "99")
    assert standing._recall(tmp_path) is None
    monkeypatch.undo()
    assert standing._recall(tmp_path) is not None
    (tmp_path / "back_end.py").touch()
    (tmp_path.parent / "attacks.py").touch()
    monkeypatch.setattr(standing, "_FOLDER", tmp_path)
    assert standing._recall(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"key": 1}', "\0"])
def test_a_damaged_memory_is_attacked_again(text: str, tmp_path: Path, recorded: Callable[..., Record]) -> None:
    (tmp_path / standing.FILE_NAME).write_text(text, encoding="utf-8")
    assert recorded().tried == []
    assert set(standing.find_standing(MACOS, tmp_path).layers.values()) == {"enforced"}
    assert json.loads((tmp_path / standing.FILE_NAME).read_text(encoding="utf-8"))["layers"]


def test_a_folder_that_cannot_be_written_costs_the_memory_alone(
    tmp_path: Path, recorded: Callable[..., Record]
) -> None:
    recorded()
    file = tmp_path / "file"
    file.touch()
    assert standing.find_standing(MACOS, file / "cache").layers
    assert file.read_bytes() == b""


def test_no_layers_are_no_label(tmp_path: Path) -> None:
    (tmp_path / standing.FILE_NAME).write_text(
        json.dumps({"key": standing._key(), "layers": {}, "reasons": {}}), encoding="utf-8"
    )
    assert standing._recall(tmp_path) is None
    assert not Standing({}, {}).is_worthless


@pytest.mark.parametrize(("system", "layer"), [("darwin", "sandbox-exec"), ("win32", "restricted token")])
def test_an_attack_that_gets_through_makes_the_judge_unavailable(
    system: str, layer: str, recorded: Callable[..., Record], other_system: Callable[[str], None]
) -> None:
    recorded("write a file")
    other_system(system)
    for refused in (lambda: judge(PROGRAM, "def f(x): return x + 1"), lambda: require_confinement(PROGRAM)):
        with pytest.raises(JudgeUnavailable, match=f"{layer}: write a file .*as recorded") as raised:
            refused()
        assert raised.value.exit_code == 4
    result = judge(PROGRAM, "def f(x): return x + 1", unsafe=True)
    assert (result.sandbox.layers[layer], result.sandbox.unsafe) == ("missing", True)


def test_a_reduced_label_is_shown_with_the_verdict(
    recorded: Callable[..., Record], other_system: Callable[[str], None]
) -> None:
    record = recorded("read a file", "list a folder", "reach the network")
    other_system("win32")
    pool.warm_up(PROGRAM)
    assert record.tried == []  # before the first verdict, and not before a question is shown
    result = judge(PROGRAM, "def f(x): return x + 1")
    assert result.verdict.value == "accepted"
    assert result.sandbox.layers == {"restricted token": "reduced", "job object": "enforced"}


def test_doctor_attacks_anew_and_its_label_is_the_one_that_counts(
    recorded: Callable[..., Record], other_system: Callable[[str], None]
) -> None:
    other_system("darwin")
    recorded("fork")
    assert statuses(probe()) == {"sandbox-exec": "missing", "limits": "enforced"}
    record = recorded()
    with pytest.raises(JudgeUnavailable):
        judge(PROGRAM, "def f(x): return x + 1")
    assert record.tried == []
    assert statuses(probe()) == {"sandbox-exec": "enforced", "limits": "enforced"}
    assert record.tried


def test_a_system_without_a_back_end_has_no_judge(other_system: Callable[[str], None]) -> None:
    other_system("freebsd14")
    with pytest.raises(JudgeUnavailable, match="freebsd14"):
        pool.children()
    with pytest.raises(JudgeUnavailable, match="Linux, macOS and Windows"):
        judge(PROGRAM, "def f(x): return x + 1", unsafe=True)
