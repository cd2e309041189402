def expand(defaults, runs):
    complete = []
    for changes in runs:
        for name in changes:
            if name not in defaults:
                raise KeyError(name)
        complete.append({**defaults, **changes})
    return complete
