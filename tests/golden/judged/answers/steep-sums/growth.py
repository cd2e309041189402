def running_sums(numbers):
    return [sum(numbers[: place + 1]) for place in range(len(numbers))]
