class Tally:
    """Counts words."""
