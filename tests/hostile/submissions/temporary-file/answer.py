import tempfile


def squares(n):
    tempfile.NamedTemporaryFile()
    return [i * i for i in range(n)]
