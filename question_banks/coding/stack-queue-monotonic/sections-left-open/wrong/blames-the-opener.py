import re


def first_fault(template):
    stack = []
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            stack.append((name, tag.start()))
        elif not stack:
            return tag.start()
        else:
            opened, place = stack.pop()
            if opened != name:
                return place
    return stack[0][1] if stack else -1
