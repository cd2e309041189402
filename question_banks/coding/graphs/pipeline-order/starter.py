def task_order(deps: dict[str, list[str]]) -> list[str]:
    """Return the smallest order that respects all dependencies."""
    return []
