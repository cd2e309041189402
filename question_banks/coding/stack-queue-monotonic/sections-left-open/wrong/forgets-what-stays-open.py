import re


def first_fault(template):
    stack = []
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            stack.append(name)
        elif not stack or stack.pop() != name:
            return tag.start()
    return -1
