"""What options and arguments may be, for shells that complete them.

Ids and topics come from the compiled banks as they are: no bank is looked for or compiled, and where there are none yet
nothing is offered. What a list is made of is imported when it is asked for, since all commands name these functions.
"""

from collections.abc import Iterable

from interviewprep.base.paths import find_paths
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format


def areas(incomplete: str) -> list[str]:
    """List the areas that begin so."""
    return _begun(Area, incomplete)


def domains(incomplete: str) -> list[str]:
    """List the domains that begin so."""
    return _begun(Domain, incomplete)


def formats(incomplete: str) -> list[str]:
    """List the formats that begin so."""
    return _begun(Format, incomplete)


def difficulties(incomplete: str) -> list[str]:
    """List the difficulties that begin so."""
    return _begun(Difficulty, incomplete)


def loops(incomplete: str) -> list[str]:
    """List the whole interviews whose names begin so."""
    from interviewprep.session.loops import LOOPS

    return _begun(LOOPS, incomplete)


def targets(incomplete: str) -> list[str]:
    """List the roles, and after a colon with the seniority, that begin so."""
    from interviewprep.model.goal import Role, Seniority

    role, colon, _ = incomplete.partition(":")
    return _begun([f"{role}:{level}" for level in Seniority] if colon else Role, incomplete)


def settings(incomplete: str) -> list[str]:
    """List the settings that begin so."""
    from interviewprep.store.settings import SETTINGS

    return _begun(SETTINGS, incomplete)


def wishes(incomplete: str) -> list[str]:
    """List what can be done about an unfinished session."""
    from interviewprep.cli.sitting import Wish

    return _begun(Wish, incomplete)


def shells(incomplete: str) -> list[str]:
    """List the shells that begin so."""
    from interviewprep.cli.shells import Shell

    return _begun(Shell, incomplete)


def questions(incomplete: str) -> list[str]:
    """List ids, and once something is typed `bank/id` too, that begin so."""
    from interviewprep.bank.compiled.names import question_names

    return question_names(find_paths().bank_cache, incomplete)


def topics(incomplete: str) -> list[str]:
    """List the topics that begin so."""
    from interviewprep.bank.compiled.names import topic_names

    return _begun(topic_names(find_paths().bank_cache), incomplete)


def banks(incomplete: str) -> list[str]:
    """List the names of banks that begin so."""
    from interviewprep.bank.compiled.names import bank_names

    return _begun(bank_names(find_paths().bank_cache), incomplete)


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    return [str(word) for word in words if word.startswith(incomplete)]
