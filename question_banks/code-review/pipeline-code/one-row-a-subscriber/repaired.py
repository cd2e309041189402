"""Build the table from which cancellations are predicted."""

import pandas as pd


def days_since(times, today):
    """Return how many days ago each time was."""
    return (today - times).dt.days


def subscriber_table(subscribers, payments, tickets, today):
    """Return one row per subscriber with what is known today.

    Only payments and tickets from before `today` are used.
    """
    tickets = tickets[tickets["opened"] < today]
    payments = payments[payments["paid"] < today]
    revenue = payments.groupby("subscriber")["amount"].sum()
    rows = subscribers.merge(payments, on="subscriber", how="left")
    rows = rows.merge(tickets, on="subscriber", how="left")

    by_subscriber = rows.groupby("subscriber")
    table = pd.DataFrame({
        "joined": by_subscriber["joined"].first(),
        "payments": by_subscriber["payment"].nunique(),
        "tickets": by_subscriber["ticket"].nunique(),
        "last_payment": by_subscriber["paid"].max(),
        "last_ticket": by_subscriber["opened"].max(),
    })
    table["revenue"] = revenue.reindex(table.index).fillna(0.0)
    for event in ("payment", "ticket"):
        age = days_since(table.pop(f"last_{event}"), today)
        table[f"days_since_{event}"] = age
    table["tenure"] = days_since(table.pop("joined"), today)
    return table


def design(table):
    """Return the columns that the model reads, in its order."""
    return table[[
        "tenure",
        "payments",
        "revenue",
        "tickets",
        "days_since_payment",
        "days_since_ticket",
    ]].to_numpy(dtype=float)
