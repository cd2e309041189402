"""Fit a linear model on machines that may stop at any moment."""

import os

import numpy as np

SIZE = 32
EVERY = 50
PEAK = 0.05
MOMENTUM = 0.9


def save(path, state):
    """Write a checkpoint over the last one."""
    part = f"{path}.part"
    with open(part, "wb") as file:
        np.savez(file, **state)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def load(path, width):
    """Return the state of the last checkpoint.

    A run without a checkpoint starts afresh.
    """
    state = {
        "step": 0,
        "weights": np.zeros(width),
        "speed": np.zeros(width),
    }
    if os.path.exists(path):
        with open(path, "rb") as file, np.load(file) as saved:
            state.update({name: saved[name][()] for name in saved})
    return state


def rate(step, total):
    """Return the learning rate: up for a tenth, then down."""
    warm = total // 10
    if step < warm:
        return PEAK * (step + 1) / warm
    return PEAK * (total - step) / (total - warm)


def batch(rows, targets, step, seed):
    """Return the batch of a step, the same whenever asked.

    Each epoch has its own order and leaves its short tail out.
    """
    epoch, place = divmod(step, len(rows) // SIZE)
    rng = np.random.default_rng([seed, int(epoch)])
    order = rng.permutation(len(rows))
    part = order[place * SIZE : (place + 1) * SIZE]
    return rows[part], targets[part]


def train(rows, targets, path, total, seed=0):
    """Take the steps that are left, and return the weights."""
    state = load(path, rows.shape[1])
    for _ in range(total - state["step"]):
        x, y = batch(rows, targets, state["step"], seed)
        slope = x.T @ (x @ state["weights"] - y) / len(y)
        pull = rate(state["step"], total) * slope
        state["speed"] = MOMENTUM * state["speed"] - pull
        state["weights"] = state["weights"] + state["speed"]
        state["step"] += 1
        if state["step"] % EVERY == 0:
            save(path, state)
    return state["weights"]
