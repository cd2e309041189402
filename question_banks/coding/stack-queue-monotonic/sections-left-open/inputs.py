from hypothesis import strategies as st

_PIECE = st.sampled_from(
    ["{#a}", "{/a}", "{#b}", "{/b}", "{#ab}", "{/ab}"] * 3
    + ["x", "{", "}", "{#", "{/}", "{a}", "{#A}", "{#a b}", "{#a1}", "\n"]
)


@st.composite
def templates(draw):
    """Pieces in any order, or balanced text with perhaps one slip."""
    if draw(st.booleans()):
        return ("".join(draw(st.lists(_PIECE, max_size=8))),)
    text = ""
    for name in draw(st.lists(st.sampled_from(["a", "b", "ab"]), max_size=4)):
        if draw(st.booleans()):
            text = f"{{#{name}}}{text}{{/{name}}}"
        else:
            text += f"{{#{name}}}{{/{name}}}"
    if text and draw(st.booleans()):
        cut = draw(st.integers(0, len(text) - 1))
        text = text[:cut] + text[cut + 1 :]
    return (text,)


arguments = templates()


def ladder(size: int) -> tuple[str]:
    """So many sections, half of them nested."""
    half = size // 2
    nested = "{#if}" * half + "{/if}" * half
    return (nested + "{#item}x{/item}" * (size - half),)
