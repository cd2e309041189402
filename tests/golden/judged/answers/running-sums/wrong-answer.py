def running_sums(numbers):
    return [max(0, sum(numbers[: place + 1])) for place in range(len(numbers))]
