def two_sum(nums, target):
    for low in range(len(nums)):
        for high in range(low + 1, len(nums)):
            if nums[low] + nums[high] == target:
                return low, high
