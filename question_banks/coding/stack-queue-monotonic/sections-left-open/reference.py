import re


def first_fault(template: str) -> int:
    """Return where the first wrong tag begins, or -1."""
    still_open: list[tuple[str, int]] = []
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            still_open.append((name, tag.start()))
        elif not still_open or still_open.pop()[0] != name:
            return tag.start()
    return still_open[0][1] if still_open else -1
