def two_sum(nums, target):
    for i, number in enumerate(nums):
        if target - number in nums:
            return i, nums.index(target - number)
