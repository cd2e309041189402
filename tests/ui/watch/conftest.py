"""What the tests of watch mode clean up."""

from collections.abc import Iterator

import pytest

from support.sessions import OPENED


@pytest.fixture(autouse=True)
def close_histories() -> Iterator[None]:
    """Close the histories of a test; stops open files from leaking into the next, where their warning would strike."""
    yield
    while OPENED:
        OPENED.pop().close()
