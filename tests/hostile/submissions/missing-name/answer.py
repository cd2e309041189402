def cubes(n):
    return []
