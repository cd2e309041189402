def owners(rules, paths):
    found = []
    for path in paths:
        names = path.split("/")
        team = None
        for depth in range(len(names) + 1):
            team = rules.get("/".join(names[:depth])) or team
        found.append(team)
    return found
