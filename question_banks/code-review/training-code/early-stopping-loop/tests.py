"""What the loop must do, tried with a stand-in for torch that only counts."""

import sys
from contextlib import contextmanager
from types import ModuleType

WATCHING = [False]


class Loss:
    """The mean of the row losses that a batch carries as its labels."""

    def __init__(self, model, rows):
        self._model, self._rows = model, rows

    def item(self):
        return sum(self._rows) / len(self._rows)

    def backward(self):
        self._model.gradient += 1


class Model:
    """Remembers its mode at each call; a step adds one to its weight."""

    def __init__(self):
        self.weights = {"w": 0}
        self.gradient = 0
        self.training = True
        self.modes = []

    def __call__(self, x):
        self.modes.append(("valid" if WATCHING[0] else "train", self.training))
        return self

    def parameters(self):
        return [self]

    def train(self, mode=True):
        self.training = mode

    def eval(self):
        self.train(False)

    def state_dict(self):
        return self.weights

    def load_state_dict(self, state):
        self.weights.update(state)


class Adam:
    """Notes how many gradients each step has used."""

    used = []

    def __init__(self, parameters, lr):
        (self._model,) = parameters
        Adam.used = []

    def zero_grad(self):
        self._model.gradient = 0

    def step(self):
        Adam.used.append(self._model.gradient)
        self._model.weights["w"] += 1


@contextmanager
def no_grad():
    WATCHING[0] = True
    yield
    WATCHING[0] = False


torch = ModuleType("torch")
torch.no_grad = no_grad
torch.optim = ModuleType("torch.optim")
torch.optim.Adam = Adam
torch.nn = ModuleType("torch.nn")
torch.nn.CrossEntropyLoss = lambda: lambda model, rows: Loss(model, rows)
sys.modules.update({"torch": torch, "torch.nn": torch.nn})


def batch(*losses):
    return list(losses), list(losses)


class Epochs:
    """A loader whose only batch has another loss in each epoch."""

    def __init__(self, *losses):
        self._losses = iter(losses)

    def __len__(self):
        return 1

    def __iter__(self):
        return iter([batch(next(self._losses))])


def test_gradients_pile_up():
    fit(Model(), [batch(1.0)] * 3, [batch(1.0)], epochs=2)
    assert Adam.used == [1, 1, 1, 1, 1, 1]


def test_validates_in_training_mode():
    model = Model()
    fit(model, [batch(1.0)], [batch(1.0)], epochs=2)
    once = [("train", True), ("valid", False)]
    assert model.modes == once + once


def test_averages_batch_means():
    valid = [batch(1.0, 1.0, 1.0, 1.0), batch(6.0)]
    assert fit(Model(), [batch(1.0)], valid, epochs=1) == 2.0


def test_best_state_is_live():
    model = Model()
    fit(model, [batch(1.0)], Epochs(0.5, 0.7, 0.9), epochs=3)
    assert model.weights == {"w": 1}
