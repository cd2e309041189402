import re


def first_fault(template):
    places = {}
    for tag in re.finditer(r"\{([#/])([a-z]+)\}", template):
        mark, name = tag.groups()
        if mark == "#":
            places.setdefault(name, []).append(tag.start())
        elif not places.get(name):
            return tag.start()
        else:
            places[name].pop()
    return min((p for open in places.values() for p in open), default=-1)
