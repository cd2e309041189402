import re


def first_fault(template):
    stack = []
    for tag in re.finditer(r"\{([^{}]*)\}", template):
        text = tag.group(1)
        if text.startswith("/"):
            if not stack or stack.pop()[0] != text[1:]:
                return tag.start()
        else:
            stack.append((text.lstrip("#"), tag.start()))
    return stack[0][1] if stack else -1
