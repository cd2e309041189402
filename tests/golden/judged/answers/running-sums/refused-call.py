def running_sums(numbers):
    with open("log.txt", "w") as log:
        log.write(str(numbers))
    return numbers
