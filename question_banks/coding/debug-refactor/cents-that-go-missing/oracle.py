from fractions import Fraction


def invoice_cents(lines: list[tuple[str, int, int]]) -> int:
    """Round exact fractions by hand."""
    total = 0
    for price, quantity, discount in lines:
        if discount < 0 or discount > 100:
            raise ValueError("discount")
        exact = Fraction(price) * quantity * (100 - discount)
        size = (abs(exact) * 2 + 1) // 2
        total += size if exact >= 0 else -size
    return total
