"""Estimate how well readmission can be predicted."""

import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import (
    GroupKFold,
    StratifiedGroupKFold,
    cross_val_predict,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 7
FEATURES = 30


def load(path):
    """Return measurements, outcome and patient of each stay."""
    stays = pd.read_csv(path)
    x = stays.filter(regex="^(lab|vital)_").to_numpy(dtype=float)
    y = stays["readmitted"].to_numpy()
    return x, y, stays["patient_id"].to_numpy()


def best_threshold(y, scores):
    """Return the threshold with the highest F1."""
    grid = np.linspace(0.05, 0.95, 19)
    return max(grid, key=lambda t: f1_score(y, scores >= t))


def evaluate(path):
    """Return area and F1, averaged over five folds."""
    x, y, patients = load(path)
    areas, f1s = [], []

    folds = StratifiedGroupKFold(5, shuffle=True, random_state=SEED)
    for train, test in folds.split(x, y, patients):
        # Wide data: keep the columns that carry signal.
        model = make_pipeline(
            SelectKBest(f_classif, k=FEATURES),
            StandardScaler(),
            LogisticRegression(max_iter=1000),
        )
        unseen = cross_val_predict(
            model,
            x[train],
            y[train],
            groups=patients[train],
            cv=GroupKFold(5),
            method="predict_proba",
        )
        threshold = best_threshold(y[train], unseen[:, 1])
        model.fit(x[train], y[train])
        scores = model.predict_proba(x[test])[:, 1]
        areas.append(roc_auc_score(y[test], scores))
        f1s.append(f1_score(y[test], scores >= threshold))

    # All folds have nearly the same size.
    return {
        "area": float(np.mean(areas)), "f1": float(np.mean(f1s))
    }
