"""`prep config optimise`: memory parameters of one's own, and the way back from them."""

from datetime import UTC, datetime

from interviewprep.base.text import counted
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.optimise import Loss, Trial, try_own_parameters
from interviewprep.schedule.study_day import day_to_date
from interviewprep.store.history import History
from interviewprep.ui.console import print_json, say, say_folded


def fit_parameters(history: History, *, dry_run: bool, as_json: bool) -> bool:
    """Try parameters of the person's own, keep them if they win, and tell the figures; tell whether they won.

    With `dry_run` nothing is kept.

    Raises:
        UsageFault: There are too few reviews.
    """
    present = scheduler_of(history).parameters
    trial = try_own_parameters(history.rated(), present)
    is_kept = trial.wins and not dry_run
    if is_kept:
        _store(history, trial.weights)
    if as_json:
        print_json(trial_document(trial, is_kept=is_kept))
    else:
        for line in trial_lines(trial, is_default=present == DEFAULT_PARAMETERS, dry_run=dry_run):
            say_folded(line)
    return trial.wins


def reset_parameters(history: History, *, as_json: bool) -> None:
    """Go back to the published parameters, from the next review on."""
    # Also from parameters that no scheduler can compute with.
    stored = history.current_parameters()
    changed = stored is not None and stored[1] != DEFAULT_PARAMETERS
    if changed:
        _store(history, DEFAULT_PARAMETERS)
    if as_json:
        print_json({"schema": 1, "changed": changed, "parameters": list(DEFAULT_PARAMETERS)})
    elif changed:
        say("The published memory parameters count again, from the next review of each card on.")
    else:
        say("The published memory parameters are in use already.")


def trial_lines(trial: Trial, *, is_default: bool, dry_run: bool) -> list[str]:
    """Tell what was compared, the figures, and what follows."""
    since = day_to_date(trial.first_day)
    lines = [
        f"Learnt from {counted(trial.earlier, 'review')} before {since}, tested on {trial.later} since then.",
        "Log loss on these, the lower the better:",
        _loss_line("published parameters" + (", in use" if is_default else ""), trial.default),
    ]
    if not is_default:
        lines.append(_loss_line("present parameters", trial.present))
    lines.append(f"  {'your own':<30} {trial.log_loss:.4f}")
    if not trial.wins:
        return [*lines, "The present parameters stay: your own are not better by more than the standard error."]
    if dry_run:
        return [*lines, "Your own are better. Without --dry-run they would be kept."]
    return [*lines, "Your own are kept. They count from the next review of each card on; --reset goes back."]


def trial_document(trial: Trial, *, is_kept: bool) -> dict[str, object]:
    """Write a trial as plain JSON values; `date` is that of the first review it was tested on."""
    return {
        "schema": 1,
        "better": trial.wins,
        "kept": is_kept,
        "date": day_to_date(trial.first_day).isoformat(),
        "earlier_reviews": trial.earlier,
        "later_reviews": trial.later,
        "log_loss": {
            "own": trial.log_loss,
            "published": trial.default.log_loss,
            "present": trial.present.log_loss,
        },
        "gain": {"over_published": _gain(trial.default), "over_present": _gain(trial.present)},
        "parameters": list(trial.weights),
    }


def _loss_line(name: str, loss: Loss) -> str:
    told = f"  {name:<30} {loss.log_loss:.4f}"
    if not loss.gain:
        return f"{told}, the same as yours"
    sign = "better" if loss.gain > 0 else "worse"
    return f"{told}; yours {sign} by {abs(loss.gain):.4f}, give or take {loss.gain_error:.4f}"


def _gain(loss: Loss) -> dict[str, float]:
    return {"mean": loss.gain, "standard_error": loss.gain_error}


def _store(history: History, weights: tuple[float, ...]) -> None:
    history.add_parameters(FsrsScheduler.name, weights, datetime.now(UTC))
