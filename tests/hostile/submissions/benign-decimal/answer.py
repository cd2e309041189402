from decimal import Decimal
from fractions import Fraction


def squares(n):
    return [int(Decimal(i) ** 2 * Fraction(1, 1).numerator) for i in range(n)]
