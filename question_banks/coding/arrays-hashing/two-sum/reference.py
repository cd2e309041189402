def two_sum(nums: list[int], target: int) -> tuple[int, int]:
    """Return the two indices, ascending, that add up to target."""
    position: dict[int, int] = {}
    for index, number in enumerate(nums):
        missing = target - number
        if missing in position:
            return position[missing], index
        position[number] = index
