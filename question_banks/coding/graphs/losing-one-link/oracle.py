def cut_off(n, links):
    """Take out each link, and spread from machine 0 until nothing is new."""

    def reached(rest):
        known = {0}
        while True:
            more = {b for a, b in rest if a in known}
            more |= {a for a, b in rest if b in known}
            if more <= known:
                return len(known)
            known |= more

    today = reached(links)
    return [
        today - reached(links[:index] + links[index + 1 :])
        for index in range(len(links))
    ]
