def task_order(deps):
    """Look at all tasks again for each place."""
    names = set(deps)
    for before in deps.values():
        names.update(before)
    done = []
    while len(done) < len(names):
        ready = [
            name
            for name in names
            if name not in done
            and all(other in done for other in deps.get(name, ()))
        ]
        if not ready:
            raise ValueError("cycle")
        done.append(min(ready))
    return done
