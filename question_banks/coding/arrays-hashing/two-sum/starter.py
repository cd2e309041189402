def two_sum(nums: list[int], target: int) -> tuple[int, int]:
    """Return the two indices, in ascending order, whose numbers add up to target."""
    raise NotImplementedError
