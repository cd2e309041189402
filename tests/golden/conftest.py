"""Commands find the shipped banks compiled; how they are compiled is looked at in `tests/bank`."""

import pytest


@pytest.fixture(autouse=True)
def warm(compiled: None) -> None:
    """Stop each test from compiling the shipped banks anew."""
