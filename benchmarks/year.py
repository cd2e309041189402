"""A year of practice to look at: `python benchmarks/year.py --home DIR`.

Writes the history of a person who could be real into a new folder: it is what `tests/support/year.py` describes, on the
questions of the shipped banks, up to yesterday. Then `PREP_HOME=DIR prep report`, `prep plan`, `prep drill --weak` and
`prep report --html page.html` have something to tell. Options: `--end DATE`, `--weeks N` (52), `--seed N` (1), and
`--interview N`, the days until the interview that is prepared for (42; 0 for none).
"""

import argparse
import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MINUTES = 45


def main() -> None:
    """Make the year and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True, help="a folder that holds no history yet")
    parser.add_argument("--end", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--interview", type=int, default=42)
    options = parser.parse_args()
    os.environ["PREP_HOME"] = str(options.home)
    sys.path.insert(0, str(ROOT / "tests"))
    from interviewprep.bank.library import open_library
    from interviewprep.base.paths import find_paths
    from interviewprep.model.goal import Goal, Role, Seniority, Target
    from interviewprep.schedule.study_day import date_to_day
    from interviewprep.store.history import open_history
    from support.year import make_year

    paths = find_paths()
    if paths.history.exists():
        raise SystemExit(f"{paths.history} is there already: name another folder")
    started_s = time.perf_counter()
    with open_library(paths) as library, open_history(paths) as history:
        questions = [question for entry in library.entries(ready=True) if (question := library.get(entry.ref))]
        cards = make_year(history, questions, end=options.end, seed=options.seed, weeks=options.weeks)
        if options.interview:
            today = date_to_day(options.end)
            target = Target(Role.ML_ENGINEER, Seniority.SENIOR, {})
            history.set_goal(Goal(today + options.interview, MINUTES, target, today - 14))
        answers = sum(total.attempts for total in history.days())
    spent_s = time.perf_counter() - started_s
    sys.stdout.write(
        f"{answers} answers, {len(cards)} cards, in {spent_s:.0f} s: PREP_HOME={options.home} prep report\n"
    )


if __name__ == "__main__":
    main()
