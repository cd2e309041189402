def last_of_each(pairs):
    """Return the last value of each group."""
    return dict(pairs)
