"""Finding and picking questions: laws of the pick, names and their faults, and what is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank import discovery, library
from interviewprep.bank.compiled.cache import Cache, Facet
from interviewprep.bank.library import Library, open_library
from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.paths import Paths, find_paths
from interviewprep.model.taxonomy import Area, Difficulty, Format
from support.banks import all_files, files_of, single_files, write_bank

AREAS = list(Area)
DIFFICULTIES = list(Difficulty)


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put one bank with all formats in place of the shipped ones, so that no test depends on what is shipped."""
    folder = tmp_path / "shipped"
    write_bank(folder / "basic", all_files())
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (folder, False))
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a bank of three hundred questions beside the small one."""
    home = tmp_path_factory.mktemp("large")
    files: dict[str, str] = {}
    for number in range(300):
        area = AREAS[number % 5]
        difficulty = DIFFICULTIES[number % 3]
        files |= single_files(f"q-{number}", topic=f"t-{number % 7}", area=area, difficulty=difficulty)
    write_bank(home / "banks" / "big", files)
    write_bank(home / "shipped" / "basic", all_files())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discovery, "shipped_banks", lambda: (home / "shipped", False))
        opened = open_library(find_paths({"PREP_HOME": str(home)}), environ={"PREP_BANKS": str(home / "banks")})
    with opened:
        yield opened


some_areas = st.sets(st.sampled_from(AREAS))
some_difficulties = st.sets(st.sampled_from(DIFFICULTIES))
seeds = st.integers(0, 2**32)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(0, 400), areas=some_areas, difficulties=some_difficulties, data=st.data())
def test_pick_holds_filters_never_repeats_and_respects_what_is_excluded(
    large: Library, limit: int, areas: set[Area], difficulties: set[Difficulty], data: st.DataObject
) -> None:
    fitting = {entry.ref for entry in large.entries(areas=areas, difficulties=difficulties)}
    exclude = set(sorted(fitting)[: data.draw(st.integers(0, 300))])
    seed = data.draw(seeds)
    picked = large.sample(limit, seed=seed, areas=areas, difficulties=difficulties, exclude=exclude)
    refs = [entry.ref for entry in picked]
    assert len(set(refs)) == len(refs) == min(limit, len(fitting - exclude))
    assert set(refs) <= fitting - exclude


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.integers(0, 20), more=st.integers(0, 20), seed=seeds)
def test_same_seed_gives_the_same_pick_and_a_larger_one_only_adds(
    large: Library, few: int, more: int, seed: int
) -> None:
    picked = large.sample(few + more, seed=seed)
    assert large.sample(few + more, seed=seed) == picked
    assert large.sample(few, seed=seed) == picked[:few]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(0, 200), numbers=st.sets(st.integers(0, 6), min_size=1), seed=seeds, data=st.data())
def test_pick_of_topics_holds_them_and_differs_by_seed_alone(
    large: Library, limit: int, numbers: set[int], seed: int, data: st.DataObject
) -> None:
    topics = {f"t-{number}" for number in numbers}
    fitting = {entry.ref for entry in large.entries(topics=topics)}
    exclude = set(sorted(fitting)[: data.draw(st.integers(0, 200))])
    picked = [entry.ref for entry in large.sample(limit, seed=seed, topics=topics, exclude=exclude)]
    assert len(set(picked)) == len(picked) == min(limit, len(fitting - exclude))
    assert set(picked) <= fitting - exclude
    assert picked == [entry.ref for entry in large.sample(limit, seed=seed, topics=topics, exclude=exclude)]


def test_topics_are_told_by_name(large: Library) -> None:
    assert [topic for topic in large.topics() if topic.startswith("t-")] == [f"t-{number}" for number in range(7)]


def test_question_is_found_by_what_it_catches_and_names_what_comes_before_it(paths: Paths, tmp_path: Path) -> None:
    ties = 'misconceptions = ["random-split", "greedy"]\nprerequisites = ["first", "basic/other"]\n'
    second = {path: text.replace("title = ", f"{ties}title = ") for path, text in single_files("second").items()}
    write_bank(tmp_path / "tied", single_files("first") | second)
    with open_library(paths, extra=[tmp_path / "tied"]) as library:
        assert library.catching("greedy") == ["tied/second"]
        assert library.catching("nothing") == []
        (entry,) = library.entries_of({"tied/second", "tied/gone"})
        assert entry.prerequisites == ("tied/first", "basic/other")
        assert entry.misconceptions == ("random-split", "greedy")


def test_every_question_is_picked_about_as_often(large: Library) -> None:
    counts: dict[str, int] = {}
    for seed in range(600):
        (entry,) = large.sample(1, seed=seed, areas=[Area.CODING], formats=[Format.SINGLE], difficulties=["easy"])
        counts[entry.ref] = counts.get(entry.ref, 0) + 1
    fitting = large.entries(areas=[Area.CODING], formats=[Format.SINGLE], difficulties=["easy"])
    assert counts.keys() == {entry.ref for entry in fitting}
    # About 28 each of 21: far outside of what a fair draw gives would be a fault of the draw.
    assert max(counts.values()) < 60


def test_pick_reads_no_more_rows_from_a_large_bank_than_from_a_small_one(
    large: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    original = Cache.at

    def noted(cache: Cache, facet: Facet, position: int) -> str | None:
        looked_at.append(position)
        return original(cache, facet, position)

    monkeypatch.setattr(Cache, "at", noted)
    large.sample(5, seed=1)
    assert len(looked_at) == 5


def test_catalogue_is_ordered_and_filtered(large: Library) -> None:
    entries = large.entries()
    assert [(e.bank, e.topic, e.id) for e in entries] == sorted((e.bank, e.topic, e.id) for e in entries)
    assert len(entries) == 311
    assert {e.topic for e in large.entries(topics=["t-1", "t-2"])} == {"t-1", "t-2"}
    assert {e.format for e in large.entries(formats=["single", "sql"])} == {Format.SINGLE, Format.SQL}
    assert large.entries(domains=["cloud"]) == []


def test_banks_tell_name_and_size(large: Library) -> None:
    assert [(info.name, info.title, info.questions, info.licence) for info in large.banks()] == [
        ("basic", "A bank called basic", 11, "MIT"),
        ("big", "A bank called big", 300, "MIT"),
    ]


def test_question_is_found_by_id_and_by_bank_and_id(large: Library) -> None:
    assert large.find("q-7") == large.find("big/q-7") == large.get("big/q-7")
    entry = large.entry("big/q-7")
    assert entry is not None
    assert (entry.ref, entry.revision) == ("big/q-7", large.find("q-7").revision)
    assert large.path("q-7").name == "q-7.md"


@pytest.mark.parametrize("ref", ["big/nothing", "nobank/q-7", "q-7", ""])
def test_stored_name_that_leads_nowhere_gives_none(large: Library, ref: str) -> None:
    assert large.get(ref) is None
    assert large.entry(ref) is None


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("numerc", "no question 'numerc'. Did you mean 'numeric'?"),
        ("basic/numerc", "no question 'basic/numerc'. Did you mean 'numeric'?"),
        ("basc/numeric", "no bank 'basc'. Did you mean 'basic'?"),
        ("zzz/numeric", "no bank 'zzz'. There are basic, big."),
        ("banks/basic/topic/numeric.md", "a question is named by its id and not by its file: say numeric"),
        ("banks/basic/topic/code/question.md", "a question is named by its id and not by its file: say code"),
        ("@@@", "no question '@@@'. `prep bank list` shows all."),
        ("", "no question ''. `prep bank list` shows all."),
        ("'; DROP TABLE question", "no question"),
    ],
)
def test_unknown_question_is_told_with_the_nearest(large: Library, ref: str, message: str) -> None:
    with pytest.raises(UsageFault) as caught:
        large.find(ref)
    assert message in str(caught.value)


def test_ambiguous_id_lists_its_candidates(paths: Paths, tmp_path: Path) -> None:
    write_bank(tmp_path / "more", files_of(Format.NUMERIC))
    with open_library(paths, environ={}, extra=[tmp_path / "more"]) as opened:
        assert opened.find("more/numeric").bank == "more"
        with pytest.raises(UsageFault, match="say basic/numeric or more/numeric"):
            opened.find("numeric")


def test_broken_bank_stops_no_other(paths: Paths, tmp_path: Path) -> None:
    write_bank(tmp_path / "broken", {"topic/sick.md": "", **single_files("well")})
    with open_library(paths, environ={"PREP_BANKS": str(tmp_path / "broken")}) as opened:
        assert opened.find("numeric").bank == "basic"
        assert [info.name for info in opened.banks()] == ["basic"]
        (notice,) = opened.notices
        assert "broken is left out: it has 1 fault, the first being" in notice
        assert [fault.path.name for fault in opened.faults] == ["sick.md"]
        for ref in ("sick", "well", "broken/well"):
            with pytest.raises(ContentFault, match="has 1 fault"):
                opened.find(ref)
        assert opened.get("broken/well") is None
        with pytest.raises(UsageFault):
            opened.find("broken/other")


def test_broken_bank_that_was_named_is_an_error(paths: Paths, tmp_path: Path) -> None:
    write_bank(tmp_path / "broken", {"topic/sick.md": ""})
    with pytest.raises(ContentFault) as caught:
        open_library(paths, environ={}, extra=[tmp_path / "broken"])
    assert "sick.md:1: a question file begins with" in str(caught.value)


def test_questions_with_missing_packages_are_left_out_of_picks_alone(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = files_of(Format.CODE)
    question = files["topic/code/question.md"].replace("[wrong", 'packages = ["numpy", "pandas"]\n\n[wrong')
    write_bank(tmp_path / "arrays", {**files, "topic/code/question.md": question})
    monkeypatch.setattr(library, "_is_installed", lambda name: name != "pandas")
    with open_library(paths, environ={"PREP_BANKS": str(tmp_path / "arrays")}) as opened:
        (notice,) = opened.notices
        assert notice == (
            "1 question left out of interviews and drills because of missing packages (pandas): "
            "pip install 'interviewprep[arrays]'"
        )
        assert "arrays/code" not in {entry.ref for entry in opened.sample(100, seed=1)}
        assert opened.find("arrays/code").id == "code"
        assert len(opened.entries(ready=True)) == len(opened.entries()) - 1
