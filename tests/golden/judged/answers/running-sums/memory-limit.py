def running_sums(numbers):
    return [0] * 1_000_000_000
