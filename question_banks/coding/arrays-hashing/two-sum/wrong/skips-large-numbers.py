def two_sum(nums, target):
    seen = {}
    for i, number in enumerate(nums):
        if number > target:
            continue
        if target - number in seen:
            return seen[target - number], i
        seen[number] = i
