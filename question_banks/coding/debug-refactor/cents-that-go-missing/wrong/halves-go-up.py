from decimal import ROUND_FLOOR, Decimal


def invoice_cents(lines):
    total = 0
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        cents = Decimal(price) * quantity * (100 - discount)
        shifted = cents + Decimal("0.5")
        total += int(shifted.to_integral_value(ROUND_FLOOR))
    return total
