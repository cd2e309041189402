"""What must hold before a change lands: `nox` runs lint, types, tests and bank; `nox -s soak` runs the long rest."""

import subprocess

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "venv"
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "types", "tests", "bank"]

SUPPORTED = ("3.11", "3.12", "3.13")


def starts(version: str) -> bool:
    """Whether this Python is here and runs: the shims of version managers exist for versions that do not."""
    try:
        return subprocess.run([f"python{version}", "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install(session: nox.Session) -> None:
    """Install the package as a contributor has it: editable, with arrays and tools."""
    session.install("--quiet", "--editable", ".[arrays,dev]")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    install(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of source, tests and this file, strictly."""
    install(session)
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests but the long ones, as the README's command does."""
    install(session)
    session.run("pytest", *session.posargs)


@nox.session
def bank(session: nox.Session) -> None:
    """Prove the banks: every gate passes, and the real judge agrees with every claim that they make."""
    install(session)
    session.run("prep", "bank", "check", "question_banks")
    session.run("pytest", "tests/content", *session.posargs)


@nox.session(python=[version for version in SUPPORTED if starts(version)])
def soak(session: nox.Session) -> None:
    """Run every test, the long ones too and on examples never seen, on each supported Python that is found here."""
    install(session)
    session.run("pytest", "-m", "soak or not soak", "--hypothesis-profile=fresh", *session.posargs)
