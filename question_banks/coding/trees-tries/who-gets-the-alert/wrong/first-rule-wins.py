def owners(rules, paths):
    found = []
    for path in paths:
        names = path.split("/")
        for depth in range(len(names) + 1):
            folder = "/".join(names[:depth])
            if folder in rules:
                found.append(rules[folder])
                break
        else:
            found.append(None)
    return found
