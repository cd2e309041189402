def double(a):
    return (a * 2).astype("float32")
