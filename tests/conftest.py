"""What every test starts from: a home of its own, a known environment, a clock that stands still."""

import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from interviewprep.bank.library import open_library
from interviewprep.base.paths import Paths, find_paths
from interviewprep.judge.examine.kept import keep_in
from support.alone import use_small_bank_alone
from support.clock import FakeClock
from support.process import PrepRunner

# Deadlines judge the machine, not the code. A run on somebody's change must not fail by luck: it takes the same
# examples each time, and the long tier (`nox -s soak`) asks for fresh ones.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("fresh", deadline=None)
settings.load_profile("same")

# What a script starts in its background ignores Ctrl-C and hands that down, also to the programs that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CLEARED = ("PREP_BANKS", "NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL", "TMUX", "ZELLIJ", "TERM_PROGRAM", "LINES")
KNOWN = {"TERM": "xterm-256color", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONWARNINGS": "error"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden screens be written anew."""
    parser.addoption("--renew-goldens", action="store_true", help="write golden screens instead of comparing them")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Point `prep` and every program it starts at a folder of this test alone.

    Stops the leak of the developer's history, banks, editor and its settings, colours, zone and width of the
    terminal into tests, and of what tests write into the developer's home.
    """
    folder = tmp_path / "home"
    folder.mkdir()
    for name in CLEARED:
        monkeypatch.delenv(name, raising=False)
    for name, value in KNOWN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PREP_HOME", str(folder / "prep"))
    time.tzset()
    yield folder
    keep_in(None)  # a command run in this process may have named a folder


@pytest.fixture
def paths(home: Path) -> Paths:
    """Name the folders of this test; stops tests from building such paths by hand and missing the real ones."""
    del home
    return find_paths()


@pytest.fixture(scope="session")
def shipped_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the shipped banks once; stops the first command of each test from doing so, for most of its time."""
    apart = find_paths({"PREP_HOME": str(tmp_path_factory.mktemp("compiled"))})
    open_library(apart, environ={}).close()
    return apart.bank_cache


@pytest.fixture
def compiled(paths: Paths, shipped_cache: Path) -> None:
    """Leave the home as a start of `prep` has left it, with the shipped banks compiled."""
    paths.bank_cache.parent.mkdir(parents=True)
    shutil.copyfile(shipped_cache, paths.bank_cache)


@pytest.fixture
def fake_clock() -> FakeClock:
    """Give a clock that moves only when told; stops the time of day and the machine's load from deciding a test."""
    return FakeClock()


@pytest.fixture
def run_prep(home: Path) -> PrepRunner:
    """Run `prep` as a process without a terminal; stops this process's modules, streams and folder from leaking in."""
    return PrepRunner(home)


@pytest.fixture
def small_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave the small bank alone to be asked; stops shipped questions from deciding what a test meets."""
    return use_small_bank_alone(tmp_path / "banks", monkeypatch)
