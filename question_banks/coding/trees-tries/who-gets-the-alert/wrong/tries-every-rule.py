def owners(rules, paths):
    found = []
    for path in paths:
        best, team = -1, None
        for folder, candidate in rules.items():
            covers = (
                not folder
                or path == folder
                or path.startswith(folder + "/")
            )
            if covers and len(folder) > best:
                best, team = len(folder), candidate
        found.append(team)
    return found
