"""A question as one line of JSON, whole, and back."""

import json
from collections.abc import Mapping

from interviewprep.bank.compiled.codec import CodecError, decode, encode
from interviewprep.bank.parse import Reasons
from interviewprep.model.question import Question
from interviewprep.proof.writing.question import Kept

SCHEMA = 1


def to_line(kept: Kept) -> str:
    """Write a question with all that its files say, in ASCII and without line ends."""
    document = {
        "schema": SCHEMA,
        "question": encode(kept.question),
        "supersedes": list(kept.supersedes),
        "similar_to": dict(kept.reasons.similar_to),
        "long_key": kept.reasons.long_key,
    }
    return json.dumps(document, separators=(",", ":"))


def from_document(document: Mapping[str, object]) -> Kept:
    """Read what `to_line` wrote, once it is JSON.

    Raises:
        ValueError: it is something else; the message says what.
    """
    if document.get("schema") != SCHEMA:
        raise ValueError(f"`schema` is {document.get('schema')!r}, and {SCHEMA} is what this version reads")
    try:
        question = decode(Question, document.get("question"))
        supersedes = decode(tuple[str, ...], document.get("supersedes", []))
    except (CodecError, RecursionError) as error:
        raise ValueError(f"this is no question as `prep bank export` writes it: {str(error)[:200]}") from error
    similar, long_key = document.get("similar_to", {}), document.get("long_key", "")
    if not isinstance(similar, dict) or not all(isinstance(one, str) for one in similar.values()):
        raise ValueError("`similar_to` is no object of texts")
    if not isinstance(long_key, str):
        raise ValueError("`long_key` is no text")
    return Kept(question, supersedes, Reasons(similar, long_key))
