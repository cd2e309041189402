def invoice_cents(lines):
    total = 0
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        cents = float(price) * quantity * (100 - discount)
        size = int(abs(cents) + 0.5 + 1e-9)
        total += size if cents >= 0 else -size
    return total
