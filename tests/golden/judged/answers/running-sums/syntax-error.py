def running_sums(numbers):
    return [sum(numbers[:place] for place in range(len(numbers))
