def two_sum(nums: list[int], target: int) -> tuple[int, int]:
    """Return the two indices, ascending, that add up to target."""
    raise NotImplementedError
