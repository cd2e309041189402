import multiprocessing


def squares(n):
    multiprocessing.get_context('fork').Process(target=print).start()
    return [i * i for i in range(n)]
