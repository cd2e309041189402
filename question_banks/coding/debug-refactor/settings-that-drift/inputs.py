from hypothesis import strategies as st

_VALUE = st.sampled_from([0, 1, 2, 0.0, 0.5, True, False, None, "", "adam", []])


@st.composite
def plans(draw):
    """Nested defaults and a few runs that change some of them."""

    def section(depth):
        found = {}
        for name in draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3)):
            if depth < 3 and draw(st.booleans()):
                found[name] = section(depth + 1)
            else:
                found[name] = draw(_VALUE)
        return found

    def changes(default):
        found = {}
        for name, value in default.items():
            if draw(st.booleans()):
                is_section = isinstance(value, dict)
                found[name] = changes(value) if is_section else draw(_VALUE)
        if draw(st.integers(0, 15)) == 15:
            found["typo"] = 1
        return found

    defaults = section(1)
    return defaults, [changes(defaults) for _ in range(draw(st.integers(0, 4)))]


arguments = plans()


def ladder(size: int) -> tuple[dict, list[dict]]:
    """So many runs."""
    defaults = {"seed": 1, "optimiser": {"rate": 0.1, "decay": {"to": 0.0}}}
    runs = [{"optimiser": {"decay": {"to": n % 7}}} for n in range(size)]
    return defaults, runs
