from decimal import ROUND_HALF_UP, Decimal


def invoice_cents(lines: list[tuple[str, int, int]]) -> int:
    """Add up an invoice, in cents.

    A line is (price in euros, quantity, discount in percent). Each
    line is rounded to the cent, halves away from zero, and then added.
    """
    total = 0
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        cents = Decimal(price) * quantity * (100 - discount)
        total += int(cents.to_integral_value(ROUND_HALF_UP))
    return total
