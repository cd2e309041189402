"""The plain values that every room speaks in: frozen, typed, standard library only."""
