from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.answers import LETTERS, Chosen, Figure, Findings, Sequenced, Text, parse_answer
from interviewprep.grade.figures import AnswerFault
from interviewprep.grade.score import grade
from interviewprep.model.question import Choice, Order
from interviewprep.model.taxonomy import Format
from support.questions import NUMERIC, PROGRAM, REVIEW, choice, choices, orders, question

SINGLE = question(Format.SINGLE, choice("q", "pr"))
MULTI = question(Format.MULTI, choice("pr", "qs"))


@given(choices(), st.data())
def test_letters_numbers_and_ids_name_the_same_options(content: Choice, data: st.DataObject) -> None:
    asked = question(Format.MULTI, content)
    ids = [option.id for option in content.options]
    shown = data.draw(st.permutations(ids))
    picked = data.draw(st.lists(st.sampled_from(range(len(ids))), unique=True))
    written = [
        ",".join(LETTERS[place] for place in picked),
        " ".join(LETTERS[place].upper() + ")" for place in picked),
        "".join(LETTERS[place] for place in picked),
        ", ".join(str(place + 1) for place in picked),
        " ".join(shown[place] for place in picked),
    ]

    answers = {parse_answer(asked, text, shown=shown) for text in written}

    assert answers == {Chosen(frozenset(shown[place] for place in picked))}


@given(orders(), st.data())
def test_letters_numbers_and_ids_name_the_same_sequence(
    drawn: tuple[Order, tuple[str, ...]], data: st.DataObject
) -> None:
    content, _ = drawn
    asked = question(Format.ORDER, content)
    shown = data.draw(st.permutations([step.id for step in content.steps]))
    places = data.draw(st.permutations(range(len(shown))))
    letters = [LETTERS[place] for place in places]
    written = ["".join(letters), " ".join(letters), ", ".join(letters), " > ".join(letters)]
    written += [" ".join(str(place + 1) for place in places), ",".join(shown[place] for place in places)]

    answers = {parse_answer(asked, text, shown=shown) for text in written}

    assert answers == {Sequenced(tuple(shown[place] for place in places))}


@given(choices(), st.data())
def test_shuffling_the_display_does_not_change_the_grade(content: Choice, data: st.DataObject) -> None:
    asked = question(Format.MULTI, content)
    ids = [option.id for option in content.options]
    picked = data.draw(st.sets(st.sampled_from(ids)))
    scores = set()
    for shown in (ids, data.draw(st.permutations(ids))):
        text = ",".join(LETTERS[shown.index(option)] for option in sorted(picked))
        scores.add(grade(asked, parse_answer(asked, text, shown=shown)))
    assert len(scores) == 1


def test_the_order_of_the_file_counts_where_none_was_shown() -> None:
    assert parse_answer(SINGLE, "b\n") == Chosen(frozenset({"option-q"}))


def test_an_id_wins_over_a_letter() -> None:
    asked = question(Format.SINGLE, Choice(tuple(reversed(choice("q", "pr").options))))
    content = asked.content
    assert isinstance(content, Choice)
    renamed = question(
        Format.SINGLE,
        Choice(
            tuple(
                type(option)("c" if option.id == "option-r" else option.id, option.text, option.is_key, option.why)
                for option in content.options
            )
        ),
    )
    assert parse_answer(renamed, "c") == Chosen(frozenset({"c"}))


def test_nothing_is_an_answer_to_multi_alone() -> None:
    assert parse_answer(MULTI, "  \n") == Chosen(frozenset())
    with pytest.raises(AnswerFault, match="exactly one option; this names 0"):
        parse_answer(SINGLE, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d", "'d' is no option here: type numbers from 1 to 3 or letters from a to c"),
        ("0", "numbers from 1 to 3"),
        ("4", "numbers from 1 to 3"),
        ("a,b", "this names 2"),
        ("option-x", r"Did you mean 'option-"),
        ("٣", "is no option"),
        ("I think it is b", "is no option"),
    ],
)
def test_what_is_no_option_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(AnswerFault, match=message):
        parse_answer(SINGLE, text)


def test_naming_an_option_twice_is_refused() -> None:
    with pytest.raises(AnswerFault, match="named twice"):
        parse_answer(MULTI, "a, 1")


@given(orders(), st.data())
def test_an_order_must_name_every_step(drawn: tuple[Order, tuple[str, ...]], data: st.DataObject) -> None:
    content, line = drawn
    part = data.draw(st.sampled_from([part for size in range(len(line)) for part in combinations(line, size)]))
    with pytest.raises(AnswerFault, match=f"all {len(line)} steps"):
        parse_answer(question(Format.ORDER, content), " ".join(part))


@given(choices(), st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(content: Choice, text: str) -> None:
    try:
        answer = parse_answer(question(Format.MULTI, content), text)
    except AnswerFault:
        return
    assert isinstance(answer, Chosen)
    assert answer.options <= {option.id for option in content.options}


def test_the_other_formats_have_values_of_their_own() -> None:
    assert parse_answer(question(Format.NUMERIC, NUMERIC), "44%") == Figure(0.44)
    assert parse_answer(question(Format.REVIEW, REVIEW), "") == Findings(())
    assert parse_answer(question(Format.CODE, PROGRAM), "x = 1\n") == Text("x = 1\n")


def test_an_answer_of_another_format_is_a_bug() -> None:
    with pytest.raises(TypeError, match="Figure is no answer to a question of format single"):
        grade(SINGLE, Figure(1.0))
