from concurrent.futures import ThreadPoolExecutor


def squares(n):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda i: i * i, range(n)))
