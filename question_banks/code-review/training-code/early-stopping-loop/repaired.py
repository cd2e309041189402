"""Fit a classifier and keep the weights of its best epoch."""

import copy

import torch
from torch import nn


def fit(model, train, valid, epochs=20, patience=3):
    """Train until the validation loss stops falling."""
    loss_of = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    best_loss = float("inf")
    best_state = None
    waited = 0

    for epoch in range(1, epochs + 1):
        running, seen = 0.0, 0
        model.train()
        for x, y in train:
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            optimizer.step()
            running += loss.item() * len(x)
            seen += len(x)
        train_loss = running / seen

        model.eval()
        total, rows = 0.0, 0
        with torch.no_grad():
            for x, y in valid:
                total += loss_of(model(x), y).item() * len(x)
                rows += len(x)
        valid_loss = total / rows
        print(f"{epoch:3d} {train_loss:.4f} {valid_loss:.4f}")

        if valid_loss < best_loss:
            best_loss = valid_loss
            best_state = copy.deepcopy(model.state_dict())
            waited = 0
        else:
            waited += 1
            if waited == patience:
                break

    if best_state is not None:
        model.load_state_dict(best_state)
    return best_loss
