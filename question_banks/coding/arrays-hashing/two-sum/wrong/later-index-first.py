def two_sum(nums, target):
    seen = {}
    for i, number in enumerate(nums):
        if target - number in seen:
            return i, seen[target - number]
        seen[number] = i
