def cut_off(n: int, links: list[tuple[int, int]]) -> list[int]:
    """Return how many machines the failure of each link cuts off."""
    raise NotImplementedError
