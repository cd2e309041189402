"""Three subscribers whose rows can be written down by hand."""

import pandas as pd

TODAY = pd.Timestamp("2026-03-10")


def day(back):
    return TODAY - pd.Timedelta(days=back)


def build():
    """Ada pays twice and asks three times, Bo pays once, Cy does nothing."""
    subscribers = pd.DataFrame({
        "subscriber": ["ada", "bo", "cy"],
        "joined": [day(90), day(60), day(30)],
    })
    payments = pd.DataFrame({
        "payment": [1, 2, 3],
        "subscriber": ["ada", "ada", "bo"],
        "amount": [10.0, 12.0, 10.0],
        "paid": [day(60), day(30), day(20)],
    })
    tickets = pd.DataFrame({
        "ticket": [7, 8, 9],
        "subscriber": ["ada", "ada", "ada"],
        "opened": [day(9), day(5), day(2)],
    })
    return subscriber_table(subscribers, payments, tickets, TODAY)


def test_payments_times_tickets():
    assert build()["revenue"]["ada"] == 22.0


def test_nobody_without_payments():
    assert "cy" in build().index


def test_never_becomes_today():
    assert build()["days_since_ticket"]["bo"] != 0
