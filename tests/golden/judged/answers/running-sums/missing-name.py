def running_sum(numbers):
    return numbers
