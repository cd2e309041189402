"""`prep config optimise`: what is compared is told, and the parameters change only on a win."""

import json
from collections.abc import Sequence

import pytest

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.attempt import Rated
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.replay import CardState, move_card, replay
from interviewprep.store.history import open_history
from support.clock import START
from support.forgetting import FORGETFUL, practise_for_days
from support.practice import make_attempt, practise


def remember(paths: Paths, reviews: Sequence[Rated]) -> None:
    with open_history(paths) as history:
        # A thousand flushes of the disk are not what is tested.
        history._db.execute("PRAGMA synchronous = OFF")
        practise(
            history,
            [
                make_attempt(one.question, day=one.study_day, score=float(one.rating is not Rating.AGAIN))
                for one in reviews
            ],
        )


@pytest.fixture
def forgetful(paths: Paths) -> Paths:
    """Give the history of somebody who forgets faster than the published parameters say."""
    remember(paths, practise_for_days(FORGETFUL, days=60, new_a_day=6))
    return paths


def parameters(paths: Paths) -> tuple[float, ...]:
    with open_history(paths) as history:
        return scheduler_of(history).parameters


def test_better_parameters_are_kept_after_their_figures_were_told(
    forgetful: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["config", "optimise", "--dry-run"]) == 0
    dry = capsys.readouterr().out
    assert "Without --dry-run they would be kept." in dry
    assert parameters(forgetful) == DEFAULT_PARAMETERS

    assert run_command(["config", "optimise"]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[:4] == dry.splitlines()[:4]
    assert "published parameters, in use" in told
    assert "Your own are kept." in told
    assert parameters(forgetful) != DEFAULT_PARAMETERS

    assert run_command(["config", "optimise"]) == 1
    again = capsys.readouterr().out
    assert "The present parameters stay" in again
    assert "the same as yours" in again


def test_parameters_are_reset(forgetful: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["config", "optimise"])
    capsys.readouterr()
    assert run_command(["config", "optimise", "--reset"]) == 0
    assert "count again" in capsys.readouterr().out
    assert parameters(forgetful) == DEFAULT_PARAMETERS
    assert run_command(["config", "optimise", "--reset", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["changed"], document["parameters"]) == (False, list(DEFAULT_PARAMETERS))


def test_parameters_that_nothing_can_be_computed_with_are_named_and_reset(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_history(paths) as history:
        history.add_parameters(FsrsScheduler.name, (0.4, 1.2, 3.1), START.at)
    with pytest.raises(StoreFault, match=r"21 weights, not 3\. `prep config optimise --reset` goes back"):
        parameters(paths)
    assert run_command(["config", "optimise", "--reset"]) == 0
    assert "count again" in capsys.readouterr().out
    assert parameters(paths) == DEFAULT_PARAMETERS


@pytest.mark.usefixtures("forgetful")
def test_json_has_the_figures_and_the_weights(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["config", "optimise", "--json", "--dry-run"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["better"], document["kept"]) == (1, True, False)
    loss, gain = document["log_loss"], document["gain"]["over_published"]
    assert loss["published"] - loss["own"] == pytest.approx(gain["mean"])
    assert gain["mean"] > gain["standard_error"] > 0
    assert len(document["parameters"]) == 21
    assert document["earlier_reviews"] > document["later_reviews"] > 0


def test_cards_stay_where_they_are_and_replay_still_equals_them(forgetful: Paths) -> None:
    with open_history(forgetful) as history:
        before = history.cards()
    run_command(["config", "optimise"])
    with open_history(forgetful) as history:
        assert history.cards() == before
        used = history.current_parameters()
        assert used is not None
        attempt = make_attempt(before[0].question, day=before[0].last_day + 5)
        decision = RatingDecision(Rating.GOOD, ("Passed.",))
        review, moved = move_card(
            before[0],
            attempt,
            computed=Rating.GOOD,
            decision=decision,
            scheduler=scheduler_of(history),
            parameters=used[0],
        )
        history.record(attempt, None, review, moved)
        schedulers = {1: FsrsScheduler(), used[0]: FsrsScheduler(used[1])}
        assert replay(history.reviews(), schedulers) == {
            card.question: CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
            for card in history.cards()
        }
        assert history.check() == []


def test_undone_ratings_are_not_learnt_from(paths: Paths) -> None:
    remember(paths, practise_for_days(FORGETFUL, days=4))
    with open_history(paths) as history:
        rated = history.rated()
        history.undo_rating(Moment(START.at, 0, 0.0, "another boot"))
        assert history.rated() == rated[:-1]


def test_too_few_reviews_and_contradicting_options_are_refused(paths: Paths) -> None:
    with pytest.raises(UsageFault, match="need 1000 reviews"):
        run_command(["config", "optimise"])
    assert not paths.data.exists()
    with pytest.raises(UsageFault, match="exclude one another"):
        run_command(["config", "optimise", "--reset", "--dry-run"])
