def shuffle(a):
    return type("True", (), {})()
