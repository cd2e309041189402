def owners(
    rules: dict[str, str | None], paths: list[str]
) -> list[str | None]:
    """Return the team of the deepest rule that covers each path."""
    raise NotImplementedError
