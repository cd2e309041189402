def owners(rules, paths):
    found = []
    for path in paths:
        team = rules.get("")
        names = path.split("/")
        for depth in range(1, len(names) + 1):
            folder = "/".join(names[:depth])
            if folder not in rules:
                break
            team = rules[folder]
        found.append(team)
    return found
