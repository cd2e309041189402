import re


def first_fault(template):
    stack = []
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            stack.append((name, tag.start()))
        elif stack.pop()[0] != name:
            return tag.start()
    return stack[0][1] if stack else -1
