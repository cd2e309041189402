def tokenise(
    text: str, costs: dict[str, int], unknown: int
) -> list[str]:
    """Return the cheapest pieces of the text, and few of them."""
    raise NotImplementedError
