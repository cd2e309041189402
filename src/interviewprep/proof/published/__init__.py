"""What public sets of questions have published, as hashes of every run of twelve words; SOURCES.md names the sets.

`runs.bin` holds five bytes a run, sorted; `python -m interviewprep.proof.published.build` makes it. A run of ours meets
a hash by accident about once in 10^7 times.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

RUN_WORDS = 12
HASH_BYTES = 5
# Lists of numbers and repeated words are alike everywhere.
_FEWEST_DIFFERENT = 8

Run = tuple[int, bytes]


def runs(words: Sequence[str]) -> Iterator[Run]:
    """Hash each run of twelve words worth comparing, with the place of its first word."""
    for start in range(len(words) - RUN_WORDS + 1):
        run = words[start : start + RUN_WORDS]
        if len({word for word in run if not word[0].isdigit()}) >= _FEWEST_DIFFERENT:
            yield start, hashlib.blake2b(" ".join(run).encode(), digest_size=HASH_BYTES).digest()


def first_published(words: Sequence[str]) -> int | None:
    """Tell where the first run of words begins that a public set holds too; None where there is none."""
    known = _published()
    return next((start for start, hashed in runs(words) if hashed in known), None)


@cache
def _published() -> frozenset[bytes]:
    data = files(__name__).joinpath("runs.bin").read_bytes()
    return frozenset(data[place : place + HASH_BYTES] for place in range(0, len(data), HASH_BYTES))
