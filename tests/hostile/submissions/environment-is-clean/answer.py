import os


def squares(n):
    assert 'HOME' not in os.environ and 'PATH' not in os.environ and 'PREP_TEST_SECRET' not in os.environ
    return [i * i for i in range(n)]
