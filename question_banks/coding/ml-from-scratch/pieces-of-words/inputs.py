from hypothesis import strategies as st

_LETTERS = st.sampled_from("aaabbc")
_WORDS = st.text(_LETTERS, max_size=8) | st.text("xy z", max_size=4)

arguments = st.tuples(
    st.dictionaries(_WORDS, st.integers(1, 4), max_size=6),
    st.integers(0, 9),
)


def ladder(size: int) -> tuple[dict[str, int], int]:
    """So many words of eight letters, and three times as many merges."""
    words = {}
    state = 1
    while len(words) < size:
        letters = []
        for _ in range(8):
            state = state * 48271 % 2147483647
            letters.append(chr(97 + state % 26))
        words["".join(letters)] = 1 + state % 7
    return words, 3 * size
