def shortest_clip(
    events: list[tuple[int, str]], need: dict[str, int]
) -> tuple[int, int] | None:
    """Return the first and last time of the shortest clip.

    It holds at least need[kind] events of each kind in need.
    """
    raise NotImplementedError
