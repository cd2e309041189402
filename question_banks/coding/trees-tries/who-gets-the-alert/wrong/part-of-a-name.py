def owners(rules, paths):
    found = []
    for path in paths:
        fitting = [rule for rule in rules if path.startswith(rule)]
        found.append(rules[max(fitting, key=len)] if fitting else None)
    return found
