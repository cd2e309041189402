def first_fault(template: str) -> int:
    """Return where the first wrong tag begins, or -1."""
    return -1
