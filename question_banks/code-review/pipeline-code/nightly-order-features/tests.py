"""Four nights that go wrong, and what the job must make of them."""

import os
import time
from contextlib import contextmanager
from datetime import date

DAY = date(2026, 3, 10)
NOON = 1773144000


def order(number, customer="ada", paid_at=NOON, amount="10.00"):
    """An order of the tenth of March 2026, at noon in UTC."""
    return {
        "id": number,
        "customer": customer,
        "paid_at": paid_at,
        "amount": amount,
    }


@contextmanager
def server_in(zone):
    """Run as on a server whose clock shows another zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def test_unreadable_becomes_zero():
    with server_in("UTC0"):
        try:
            orders = [order(1), order(2, amount="n/a")]
            features = customer_features(orders, DAY)
        except ValueError:
            return
    assert features["ada"]["orders"] == 1


def test_day_in_local_time():
    night = order(1, paid_at=NOON + 11 * 3600)
    with server_in("EAST-3"):
        assert "ada" in customer_features([night], DAY)


def test_counts_an_order_twice():
    with server_in("UTC0"):
        features = customer_features([order(1), order(2), order(1)], DAY)
    assert features["ada"]["orders"] == 2


def test_reports_what_it_did_not_store():
    stored = []

    def write(day, customer, row):
        if customer == "ada":
            raise OSError("no space left")
        stored.append(customer)

    with server_in("UTC0"):
        try:
            told = run(lambda day: [order(1), order(2, "bo")], write, DAY)
        except Exception:
            told = None
    assert stored == ["bo"] and told in (None, 1)
