def running_sums(numbers):
    sums = []
    for number in numbers:
        sums.append(number + (sums[-1] if sums else 0))
    return sums
