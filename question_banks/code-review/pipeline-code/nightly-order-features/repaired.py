"""Build the features of one day's orders for the churn model."""

import logging
from datetime import UTC, datetime, timedelta

LOG = logging.getLogger(__name__)


def parse_amount(text):
    """Return an amount in euros.

    Text that is no number raises ValueError. Both a dot and a comma may
    part euros from cents.
    """
    cleaned = text.strip().replace(",", ".")
    return float(cleaned)


def day_of(stamp):
    """Return the day of a Unix time in seconds."""
    return datetime.fromtimestamp(stamp, UTC).date()


def new_row():
    """Return the features of a customer without orders."""
    return {"orders": 0, "spent": 0.0, "largest": 0.0}


def customer_features(orders, day):
    """Count and sum up the orders of a day by customer.

    Orders of other days are passed over.
    """
    features, seen = {}, set()
    for order in orders:
        if day_of(order["paid_at"]) != day or order["id"] in seen:
            continue
        seen.add(order["id"])
        amount = parse_amount(order["amount"])
        customer = order["customer"]
        row = features.setdefault(customer, new_row())
        row["orders"] += 1
        row["spent"] += amount
        row["largest"] = max(row["largest"], amount)
    return features


def run(read, write, day):
    """Store the features of one day; return how many."""
    features = customer_features(read(day), day)
    lost = []
    for customer, row in features.items():
        try:
            # The key is day and customer: twice is fine.
            write(day, customer, row)
        except OSError:
            LOG.warning("%s: %s not stored", day, customer)
            lost.append(customer)
    if lost:
        raise RuntimeError(f"{len(lost)} rows were not stored")
    return len(features)


def backfill(read, write, first, last):
    """Store the features of all days from first to last."""
    day, total = first, 0
    while day <= last:
        total += run(read, write, day)
        day += timedelta(days=1)
    return total
