from decimal import ROUND_HALF_UP, Decimal


def invoice_cents(lines):
    total = Decimal(0)
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        total += Decimal(price) * quantity * (100 - discount)
    return int(total.quantize(Decimal(1), ROUND_HALF_UP))
