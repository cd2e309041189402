import re

TAG = re.compile(r"\{([#/])([a-z]+)\}")


def first_fault(template):
    tags = [(*tag.groups(), tag.start()) for tag in TAG.finditer(template)]
    found = True
    while found:
        found = False
        for k in range(len(tags) - 1):
            (a, one, _), (b, two, _) = tags[k : k + 2]
            if (a, b) == ("#", "/") and one == two:
                tags = tags[:k] + tags[k + 2 :]
                found = True
                break
    for mark, _, place in tags:
        if mark == "/":
            return place
    return tags[0][2] if tags else -1
