"""Commands find the shipped banks compiled; how they are compiled is looked at in `tests/bank`."""

import pytest


@pytest.fixture(autouse=True)
def warm(request: pytest.FixtureRequest) -> None:
    """Stop each test from compiling the shipped banks anew, but those of what the very first start finds."""
    if request.node.get_closest_marker("first_start") is None:
        request.getfixturevalue("compiled")
