import re


def first_fault(template):
    stack = []
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            stack.append((name, tag.start()))
        elif not stack or stack.pop()[0] != name:
            return tag.start()
    return stack[-1][1] if stack else -1
