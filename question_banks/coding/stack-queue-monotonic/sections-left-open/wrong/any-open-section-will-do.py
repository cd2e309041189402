import re


def first_fault(template):
    open_at = {}
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            open_at[name] = tag.start()
        elif open_at.pop(name, None) is None:
            return tag.start()
    return min(open_at.values(), default=-1)
