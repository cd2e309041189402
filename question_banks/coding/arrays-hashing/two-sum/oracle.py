from itertools import combinations


def two_sum(nums: list[int], target: int) -> tuple[int, int]:
    """Compare all pairs of positions."""
    (pair,) = (
        (low, high)
        for low, high in combinations(range(len(nums)), 2)
        if nums[low] + nums[high] == target
    )
    return pair
