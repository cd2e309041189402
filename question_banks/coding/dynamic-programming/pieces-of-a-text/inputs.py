from hypothesis import strategies as st

arguments = st.tuples(
    st.text("abc", max_size=9),
    st.dictionaries(
        st.text("ab", min_size=1, max_size=4),
        st.integers(0, 6),
        max_size=8,
    ),
    st.integers(0, 6),
)


def ladder(size: int) -> tuple[str, dict[str, int], int]:
    """A text of pieces of all lengths, of which short ones are cheap."""
    letters = "abaababa"
    text = "".join(letters[n * n % 8 ^ n % 5] for n in range(size))
    costs = {}
    for n in range(min(size, 300)):
        piece = text[n : n + 1 + n % 12]
        costs[piece] = 1 + n * 7 % 10 + len(piece) ** 2
    return text, costs, 9
