def squares(n):
    try:
        {}['missing']
    except KeyError:
        return [i * i for i in range(n)]
