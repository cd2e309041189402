"""Makes `runs.bin` of public sets: `python -m interviewprep.proof.published.build OUT FILE...`.

A FILE ending in .jsonl or .jsonl.gz has one task a line, whose statement is its `prompt` or `text`; any other file is
taken as a statement as it stands. Only sets belong here whose licence allows it: name each in SOURCES.md.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from interviewprep.proof.published import runs
from interviewprep.proof.words import words

_STATEMENTS = ("prompt", "text")


def build(files: Sequence[Path]) -> bytes:
    """Hash the runs of all statements: sorted, each once."""
    return b"".join(sorted({hashed for file in files for text in statements(file) for _, hashed in runs(words(text))}))


def statements(file: Path) -> Iterator[str]:
    """List the statements in a file.

    Raises:
        ValueError: a line has no statement.
    """
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    text = data.decode("utf-8")
    if ".jsonl" not in file.name:
        yield text
        return
    for number, line in enumerate(text.splitlines(), 1):
        task = json.loads(line)
        said = next((task[key] for key in _STATEMENTS if key in task), None)
        if not isinstance(said, str):
            raise ValueError(f"{file}:{number}: there is neither `prompt` nor `text`")
        yield said


def main(arguments: Sequence[str]) -> int:
    """Write the hashes and tell how many."""
    if len(arguments) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out, *named = map(Path, arguments)
    data = build(named)
    out.write_bytes(data)
    sys.stderr.write(f"{out}: {len(data)} bytes of {len(named)} files\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
