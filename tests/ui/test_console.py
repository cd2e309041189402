"""Documents that list more than fits into memory are the same as those written at once."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.ui.console import print_json, print_json_listing

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("abc"), inner, max_size=2),
    max_leaves=5,
)
documents = st.dictionaries(st.text("abc"), values, min_size=1, max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents, st.lists(documents, max_size=3))
def test_listing_is_written_as_the_whole_document_would_be(
    capsys: pytest.CaptureFixture[str], document: dict[str, object], items: list[dict[str, object]]
) -> None:
    print_json_listing(document, "items", iter(items))
    listed = capsys.readouterr().out
    whole = {**document, "items": items}
    print_json(whole)
    assert listed == capsys.readouterr().out
    assert json.loads(listed) == whole
