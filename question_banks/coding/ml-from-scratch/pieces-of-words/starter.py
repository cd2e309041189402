def learn_merges(
    words: dict[str, int], merges: int
) -> list[tuple[str, str]]:
    """Return the pairs that are joined, in the order of joining."""
    raise NotImplementedError
