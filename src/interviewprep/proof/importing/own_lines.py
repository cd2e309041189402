"""Questions from lines of JSON that `prep bank export` wrote: all formats, whole."""

import io
from collections.abc import Iterator
from dataclasses import replace

from interviewprep.grade.jsonl import LineFault, read_lines, read_object
from interviewprep.proof.importing.cards import Home
from interviewprep.proof.importing.foreign import BadLine, Found, Remark
from interviewprep.proof.writing.lines import from_document

_MAX_LINE_BYTES = 16 << 20


def read_own(text: str, home: Home) -> Iterator[Found | BadLine | Remark]:
    """Read questions as they were, but for the name of their bank."""
    for line in read_lines(io.BytesIO(text.encode()), _MAX_LINE_BYTES):
        try:
            kept = from_document(read_object(line))
        except (LineFault, ValueError) as fault:
            yield BadLine(line.number, str(fault))
        else:
            question = replace(kept.question, bank=home.bank)
            yield Found(line.number, replace(kept, question=question), is_named=True)
