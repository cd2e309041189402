import threading


def squares(n):
    out = [0] * n

    def work(i):
        out[i] = i * i

    threads = [threading.Thread(target=work, args=(i,)) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out
