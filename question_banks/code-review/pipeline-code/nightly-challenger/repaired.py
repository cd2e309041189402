"""Train a challenger each night; make it live if it is better."""

import logging
import math
from datetime import timedelta

LOG = logging.getLogger(__name__)
TRAINED_ON = 28
HELD_OUT = 7


class NotReady(Exception):
    """Data is lacking; the scheduler tries again later."""


def rows_of(lake, last, days):
    """Return the rows of `days` days up to `last`, in order."""
    rows = []
    for back in reversed(range(days)):
        day = last - timedelta(days=back)
        if not lake.closed(day):
            raise NotReady(f"{day} is not complete")
        rows.extend(lake.rows(day))
    return rows


def error_of(model, rows):
    """Return the mean absolute error in units."""
    misses = [abs(model(row) - row["units"]) for row in rows]
    return sum(misses) / len(misses)


def refused(challenger, champion):
    """Tell whether the errors forbid a change of model.

    Equal errors do: a change must be worth it.
    """
    return math.isnan(challenger) or challenger >= champion


def publish(registry, version, model, error):
    """Make a model live; `previous` is the way back."""
    registry.store(version, model, error)
    registry.point("previous", registry.alias("live"))
    registry.point("live", version)


def run(lake, registry, fit, today):
    """Train, compare, publish; return the live version."""
    champion = registry.alias("live")
    version = f"demand-{today}"
    if champion == version:
        return version

    yesterday = today - timedelta(days=1)
    before = yesterday - timedelta(days=HELD_OUT)
    held_out = rows_of(lake, yesterday, HELD_OUT)
    model = fit(rows_of(lake, before, TRAINED_ON))
    error = error_of(model, held_out)
    known = math.inf
    if champion is not None:
        known = error_of(registry.load(champion), held_out)
    if refused(error, known):
        LOG.info("%s: %.3f, live %.3f", version, error, known)
        return champion
    publish(registry, version, model, error)
    return version
