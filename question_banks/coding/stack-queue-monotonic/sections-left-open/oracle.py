def first_fault(template):
    """Read letter by letter; a section is parsed by calling again."""
    tags = []
    place = 0
    while place < len(template):
        end = place + 2
        if template[place : place + 2] in ("{#", "{/"):
            while end < len(template) and "a" <= template[end] <= "z":
                end += 1
            if end > place + 2 and template[end : end + 1] == "}":
                tags.append((template[place + 1 : end], place))
        place += 1

    def section(number, name):
        """Return (next tag, fault) of what follows an opening tag."""
        while number < len(tags):
            text, at = tags[number]
            if text[0] == "/":
                if text[1:] == name:
                    return number + 1, -1
                return number, at
            number, fault = section(number + 1, text[1:])
            if fault == -2:
                return number, at if name is None else -2
            if fault >= 0:
                return number, fault
        return number, -1 if name is None else -2

    return section(0, None)[1]
