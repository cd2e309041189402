from decimal import ROUND_HALF_UP, Decimal


def invoice_cents(lines):
    total = 0
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        piece = Decimal(price) * (100 - discount)
        total += int(piece.quantize(Decimal(1), ROUND_HALF_UP)) * quantity
    return total
