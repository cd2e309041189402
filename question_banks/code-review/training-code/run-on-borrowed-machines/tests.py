"""A run that is stopped and goes on must end like one that never stopped."""

import io
import os
from contextlib import contextmanager

import numpy as np

PATH = "run.npz"
FILES = {}  # what lies on the disk, by path


class File(io.BytesIO):
    """A file whose bytes are on the disk as soon as they are written."""

    def __init__(self, path, mode):
        super().__init__(FILES[path] if mode == "rb" else b"")
        self._path = path
        FILES[path] = self.getvalue()

    def write(self, data):
        count = super().write(data)
        FILES[self._path] = self.getvalue()
        return count

    def fileno(self):
        return 3


def open(path, mode="r"):
    """Stand in for the built-in, since a test may not write to a real disk."""
    return File(path, mode)


os.path.exists = lambda path: path in FILES
os.fsync = lambda number: None
os.replace = os.rename = lambda old, new: FILES.update({new: FILES.pop(old)})


@contextmanager
def put(**values):
    """Let names of the script stand for something else for a while."""
    before = {name: globals()[name] for name in values}
    globals().update(values)
    try:
        yield
    finally:
        globals().update(before)


def state_at(step):
    return {"step": step, "weights": np.ones(3), "speed": np.full(3, 2.0)}


def test_momentum_is_forgotten():
    FILES.clear()
    save(PATH, state_at(50))
    assert load(PATH, 3)["speed"].tolist() == [2.0, 2.0, 2.0]


def test_written_over_the_only_copy():
    def dies(file, **arrays):
        file.write(b"PK")
        raise KeyboardInterrupt

    FILES.clear()
    save(PATH, state_at(50))
    savez, np.savez = np.savez, dies
    try:
        save(PATH, state_at(100))
    except KeyboardInterrupt:
        pass
    finally:
        np.savez = savez
    try:
        step = load(PATH, 3)["step"]
    except Exception:
        step = "unreadable"
    assert step == 50


def test_schedule_starts_again():
    asked = []

    def rate(step, total):
        asked.append(int(step))
        return 0.0

    FILES.clear()
    save(PATH, state_at(50))
    with put(rate=rate):
        train(np.ones((64, 3)), np.ones(64), PATH, 60)
    assert asked == list(range(50, 60))


def test_saved_before_counted():
    total = 60

    def batch(rows, targets, step, seed):
        # The batch of a step moves the weight with its number to 1.
        return np.eye(total)[[step]], np.ones(1)

    def rate(step, total):
        return 1.0

    FILES.clear()
    with put(batch=batch, rate=rate, MOMENTUM=0.0):
        train(np.ones((64, total)), np.ones(64), PATH, total)
        saved = load(PATH, total)
    assert np.count_nonzero(saved["weights"]) == saved["step"]
