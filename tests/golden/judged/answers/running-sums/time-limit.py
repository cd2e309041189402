def running_sums(numbers):
    while True:
        pass
