def owners(rules, paths):
    found = []
    for path in paths:
        folder = path
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in rules:
                found.append(rules[folder])
                break
        else:
            found.append(rules.get(""))
    return found
