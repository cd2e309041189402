def running_sums(numbers):
    sums = [numbers[0]]
    for number in numbers[1:]:
        sums.append(sums[-1] + number)
    return sums
