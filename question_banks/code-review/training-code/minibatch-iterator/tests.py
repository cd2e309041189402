"""An epoch has every row once, with its label and weight, in a new order."""

import numpy as np


def numbered(count):
    """Rows, labels and weights that all carry the number of the row."""
    return np.arange(count * 1.0)[:, None], np.arange(count), np.arange(count)


def epoch(batches):
    return [row for rows, _, _ in batches for row in rows[:, 0].tolist()]


def test_same_order_in_every_epoch():
    rows, labels, weights = numbered(64)
    batches = Batches(rows, labels, 8, weights)
    assert epoch(batches) != epoch(batches)


def test_last_batch_is_lost():
    for count in (5, 6):
        rows, labels, weights = numbered(count)
        batches = Batches(rows, labels, 2, weights)
        assert sorted(epoch(batches)) == list(range(count))


def test_weights_stay_behind():
    rows, labels, weights = numbered(64)
    for row, label, weight in Batches(rows, labels, 8, weights):
        assert row[:, 0].tolist() == label.tolist() == weight.tolist()


def test_frequent_classes_weigh_more():
    labels = np.array([0, 0, 0, 1])
    weights = balanced_weights(labels)
    assert np.isclose(weights[labels == 0].sum(), weights[labels == 1].sum())
