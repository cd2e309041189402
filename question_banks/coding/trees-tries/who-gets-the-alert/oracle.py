def owners(rules, paths):
    """Cut names off the end until a rule fits."""
    found = []
    for path in paths:
        names = path.split("/")
        above = ["/".join(names[:n]) for n in range(len(names) + 1)]
        fitting = [rules[folder] for folder in above if folder in rules]
        found.append(fitting[-1] if fitting else None)
    return found
