import concurrent.futures


def squares(n):
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        pool.submit(print).result()
    return [i * i for i in range(n)]
