"""Lists of names are told from telegrams: what relates the names decides, and not how short a text is."""

import pytest

from interviewprep.grade.text.clauses import take_apart
from interviewprep.grade.text.listing import is_keyword_list


@pytest.mark.parametrize(
    "text",
    [
        "gap, small, distance, closed, training, error, curve, bias, rows, fit, noise",
        "Leakage. Random split. Baseline. Horizon: lags, weather, holidays. Drift -12 %. Retraining.",
        "queue, retry, idempotency key, outbox pattern, exactly-once semantics, dead letter queue, replay, ledger",
        "rent versus own, 7,000 vs 9,000, break-even 5M calls, growth 4 %, discount, lock-in, recommendation: stay",
        "leakage -> random split -> temporal split -> rolling origin -> naive baseline -> weather forecast -> backtest",
        "bias variance regularisation dropout capacity learning curve early stopping weight decay augmentation",
    ],
)
def test_names_in_a_row_are_a_list(text: str) -> None:
    assert is_keyword_list(take_apart(text), ())


@pytest.mark.parametrize(
    "text",
    [
        "Row saved, worker dies before ack => same job again, total += twice. Key = order number. Replay -> same sum.",
        "1) both errors high, gap tiny -> bias. 2) more rows: no gain. 3) bigger net or less decay; labels first.",
        "Rent 7,000 < own 9,000 per month. Equal at 9M calls = 6 months at 4 %. Stay, ask for discount, look again.",
        "Needs paired test. Old set peeked at -> burnt. New rows, one look, rule fixed before. Gain 2 < noise 3.",
    ],
)
def test_a_telegram_is_none(text: str) -> None:
    assert not is_keyword_list(take_apart(text), ())
