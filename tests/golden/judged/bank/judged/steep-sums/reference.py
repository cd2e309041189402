from itertools import accumulate


def running_sums(numbers: list[int]) -> list[int]:
    """Return the sum up to each place."""
    return list(accumulate(numbers))
