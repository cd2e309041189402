def two_sum(nums, target):
    seen = {}
    for i, number in enumerate(nums):
        j = seen.get(target - number)
        if j:
            return j, i
        seen[number] = i
