def squares(n):
    return [i * i for i in range(n)]


if __name__ == '__main__':
    raise SystemExit('not to be run')
