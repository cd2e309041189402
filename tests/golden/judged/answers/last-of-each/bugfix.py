def last_of_each(pairs):
    """Return the last value of each group."""
    last = {}
    for group, value in pairs:
        last.setdefault(group, value)
    return last
