"""Marks on questions, and settings: kept until taken back, and never outside their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import StoreFault, UsageFault
from interviewprep.store.settings import SETTINGS, Setting, Value, find_setting
from store.strategies import empty_history
from support.clock import START as NOW


def test_marks_are_kept_by_kind_until_taken_away() -> None:
    with empty_history() as history:
        history.mark("coding/a", "flagged", NOW.at, "wrong key")
        history.mark("coding/a", "flagged", NOW.at, "wrong key and wrong stem")
        history.mark("coding/b", "suspended", NOW.at)
        assert (history.marked("flagged"), history.marked("suspended")) == ({"coding/a"}, {"coding/b"})
        assert history.unmark("coding/b") == 1
        assert history.unmark("coding/b") == 0
        assert [(one.question, one.kind) for one in history.marks()] == [("coding/a", "flagged")]


def test_note_with_half_a_character_is_refused_in_words() -> None:
    with empty_history() as history, pytest.raises(StoreFault, match="half a character"):
        history.mark("coding/a", "flagged", NOW.at, "caf\udce9")


def test_setting_has_its_default_until_it_is_set() -> None:
    with empty_history() as history:
        assert history.setting("extra_time", 1.0) == 1.0
        history.set_setting("extra_time", 2.0)
        assert history.setting("extra_time", 1.0) == 2.0
        assert history.settings() == {"extra_time": 2.0}
        history.unset_setting("extra_time")
        assert history.settings() == {}


def test_setting_of_another_type_than_expected_is_refused() -> None:
    with empty_history() as history:
        history.set_setting("note", "text")
        with pytest.raises(StoreFault, match="prep config unset note"):
            history.setting("note", default=True)


def test_declared_setting_is_never_stored_out_of_bounds() -> None:
    with empty_history() as history:
        for value in (9.0, 0.99, True, "1.5"):
            with pytest.raises(ValueError, match="a number from 1 to 3"):
                history.set_setting("extra_time", value)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_default_is_allowed_and_has_help(setting: Setting) -> None:
    assert setting.checked(setting.default) == setting.default
    assert setting.help.endswith(".")


@given(st.text())
def test_text_is_read_as_an_allowed_value_or_refused(text: str) -> None:
    for setting in SETTINGS.values():
        value = parsed(setting, text)
        assert value is None or setting.checked(value) == value


def parsed(setting: Setting, text: str) -> Value | None:
    try:
        return setting.parse(text)
    except UsageFault:
        return None


@given(st.floats(0.70, 0.97))
def test_numbers_within_their_bounds_are_read_exactly(number: float) -> None:
    assert find_setting("desired_retention").parse(repr(number)) == number


def test_unknown_setting_names_the_nearest() -> None:
    with pytest.raises(UsageFault, match="Did you mean 'editor'"):
        find_setting("editr")
