def invoice_cents(lines):
    total = 0
    for price, quantity, discount in lines:
        if not 0 <= discount <= 100:
            raise ValueError("a discount lies between 0 and 100")
        total += round(float(price) * quantity * (100 - discount))
    return total
