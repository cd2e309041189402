from itertools import combinations

from hypothesis import strategies as st

_NUMBERS = st.one_of(
    st.lists(st.integers(-6, 6), min_size=2, max_size=8),
    st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=40),
)


def _has_one_pair(arguments: tuple[list[int], int]) -> bool:
    nums, target = arguments
    return sum(a + b == target for a, b in combinations(nums, 2)) == 1


@st.composite
def _ledgers(draw: st.DrawFn) -> tuple[list[int], int]:
    nums = draw(_NUMBERS)
    low = draw(st.integers(0, len(nums) - 2))
    high = draw(st.integers(low + 1, len(nums) - 1))
    return nums, nums[low] + nums[high]


arguments = _ledgers().filter(_has_one_pair)


def ladder(size: int) -> tuple[list[int], int]:
    """Put the pair at the far end.

    All others are multiples of four: only 1 + 2 gives 3.
    """
    return [*(4 * k for k in range(size - 2)), 1, 2], 3
