def task_order(deps):
    names = set(deps) | {n for b in deps.values() for n in b}
    order = []
    while names:
        wave = sorted(
            n for n in names if not set(deps.get(n, ())) & names
        )
        if not wave:
            raise ValueError("cycle")
        order += wave
        names -= set(wave)
    return order
