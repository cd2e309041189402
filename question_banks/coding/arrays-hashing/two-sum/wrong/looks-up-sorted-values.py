def two_sum(nums, target):
    ordered = sorted(nums)
    low, high = 0, len(ordered) - 1
    while low < high:
        total = ordered[low] + ordered[high]
        if total == target:
            first, second = (
                nums.index(ordered[low]),
                nums.index(ordered[high]),
            )
            return min(first, second), max(first, second)
        if total < target:
            low += 1
        else:
            high -= 1
