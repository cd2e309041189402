"""Hostile and odd submissions: each gets its verdict, and nothing of it is left behind, also on weaker systems."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import interviewprep
from support import hostile
from support.hostile import SUBMISSIONS, VARIANTS, Outcome, faults_of, read_expected

NOBODY = 65534
MINIMUM = (3, 11)
PLAIN = tuple(name for name in SUBMISSIONS if not read_expected(name).packages)
LAYERS = {
    "without-namespaces": {"namespaces": "missing"},
    "first-landlock": {"landlock": "enforced"},
    "ordinary-user": {},
}


@pytest.fixture
def planted_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each submission a home of its own, so that none can touch the tester's."""
    folder = tmp_path / "planted"
    folder.mkdir()
    hostile.plant(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PREP_TEST_SECRET", "secret")
    return folder


def test_there_are_submissions_of_both_kinds() -> None:
    benign = [name for name in SUBMISSIONS if name.startswith("benign-")]
    assert len(benign) >= 20
    assert len(SUBMISSIONS) - len(benign) >= 100


@pytest.mark.parametrize("submission", SUBMISSIONS)
def test_submission_gets_its_verdict_and_leaves_nothing_behind(submission: str, planted_home: Path) -> None:
    for package in read_expected(submission).packages:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    assert faults_of(hostile.run(submission, planted_home)) == []


@pytest.mark.parametrize(("part", "variant"), [*enumerate(VARIANTS)], ids=VARIANTS)
def test_a_third_of_the_submissions_on_a_weaker_system(part: int, variant: str) -> None:
    assert run_variant(variant, PLAIN[part :: len(VARIANTS)]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("variant", VARIANTS)
def test_all_submissions_on_a_weaker_system(variant: str) -> None:
    assert run_variant(variant, PLAIN) == {}


def run_variant(variant: str, submissions: tuple[str, ...]) -> dict[str, list[str]]:
    """Run submissions in a weaker process; tell the faults of each that has any."""
    is_other = variant == "ordinary-user"
    if is_other and os.geteuid() != 0:
        pytest.skip("the other tests run as an ordinary user already")
    user = NOBODY if is_other else None
    done = subprocess.run(
        [interpreter_for_all() if is_other else sys.executable, "-P", hostile.__file__, variant, *submissions],
        env={
            "PYTHONPATH": str(Path(interviewprep.__file__).parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PREP_TEST_SECRET": "secret",
        },
        cwd="/",
        stdout=subprocess.PIPE,
        check=True,
        user=user,
        group=user,
        extra_groups=[] if is_other else None,
    )
    outcomes = [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]
    assert [outcome.submission for outcome in outcomes] == list(submissions)
    assert all(LAYERS[variant].items() <= outcome.layers.items() for outcome in outcomes if outcome.layers)
    return {outcome.submission: faults for outcome in outcomes if (faults := faults_of(outcome))}


def interpreter_for_all() -> str:
    """Find an interpreter that every user may run; skips the test where there is none."""
    script = f"import sys; sys.exit(sys.version_info < {MINIMUM})"
    for candidate in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")):
        try:
            if (
                candidate
                and subprocess.run([candidate, "-c", script], user=NOBODY, cwd="/", check=False).returncode == 0
            ):
                return candidate
        except PermissionError:
            continue
    pytest.skip("no Python here may be run by an ordinary user")
