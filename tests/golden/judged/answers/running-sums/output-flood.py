def running_sums(numbers):
    while True:
        print("numbers:", numbers)
