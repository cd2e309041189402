"""Which rows each part of the script sees.

It is told by stand-ins for scikit-learn that only take notes.
"""

import io
import sys
from collections import Counter
from types import ModuleType

import numpy as np

ROWS = 40
PATIENT = [row // 4 for row in range(ROWS)]
SELECTED_FROM, FOLDS, SCORED_ON = [], [], []


class Step:
    """A step that learns nothing and hands the table on."""

    def __init__(self, *args, **options):
        pass

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        return x

    def fit_transform(self, x, y=None):
        return self.fit(x, y).transform(x)

    def predict_proba(self, x):
        return np.full((len(x), 2), 0.5)


class SelectKBest(Step):
    def fit(self, x, y):
        SELECTED_FROM.append({int(row) for row in x[:, 0]})
        return self


class Pipeline(Step):
    def __init__(self, *steps):
        self._steps = steps

    def fit(self, x, y):
        for step in self._steps:
            x = step.fit_transform(x, y)
        return self


class Folds:
    """Five folds by the number of the row, or of the group if there are any."""

    def __init__(self, n_splits, **options):
        self._parts = n_splits

    def split(self, x, y=None, groups=None):
        owner = np.arange(len(x)) if groups is None else np.asarray(groups)
        for part in range(self._parts):
            test = np.flatnonzero(owner % self._parts == part)
            train = np.flatnonzero(owner % self._parts != part)
            FOLDS.append((train.tolist(), test.tolist()))
            yield train, test


def f1_score(y, predicted):
    SCORED_ON.append(frozenset(int(row) for row in y))
    return 0.5


def cross_val_predict(model, x, y, groups=None, cv=None, method="predict"):
    return np.full((len(x), 2), 0.5)


PARTS = {
    "feature_selection": {"SelectKBest": SelectKBest, "f_classif": None},
    "linear_model": {"LogisticRegression": Step},
    "metrics": {"f1_score": f1_score, "roc_auc_score": lambda y, s: 0.5},
    "model_selection": {
        "StratifiedKFold": Folds,
        "StratifiedGroupKFold": Folds,
        "GroupKFold": Folds,
        "cross_val_predict": cross_val_predict,
    },
    "pipeline": {"make_pipeline": Pipeline},
    "preprocessing": {"StandardScaler": Step},
}
sys.modules["sklearn"] = ModuleType("sklearn")
for part, names in PARTS.items():
    module = ModuleType(f"sklearn.{part}")
    module.__dict__.update(names)
    sys.modules[module.__name__] = module


def run():
    """Evaluate stays; first measurement and outcome are the row's number."""
    for notes in (SELECTED_FROM, FOLDS, SCORED_ON):
        notes.clear()
    lines = [f"{PATIENT[row]},{row},{row}" for row in range(ROWS)]
    table = "\n".join(["patient_id,readmitted,lab_row", *lines])
    evaluate(io.StringIO(table))


def test_selects_features_on_all_rows():
    run()
    trained_on = [set(train) for train, _ in FOLDS]
    assert SELECTED_FROM and all(rows in trained_on for rows in SELECTED_FROM)


def test_patients_on_both_sides():
    run()
    for train, test in FOLDS:
        known = {PATIENT[row] for row in train}
        assert not known & {PATIENT[row] for row in test}


def test_threshold_chosen_on_the_test_fold():
    run()
    looks = Counter(SCORED_ON)
    assert all(looks[frozenset(test)] == 1 for _, test in FOLDS)
