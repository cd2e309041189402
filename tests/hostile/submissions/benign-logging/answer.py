import logging

logging.basicConfig(level=logging.INFO)


def squares(n):
    logging.info('n is %d', n)
    return [i * i for i in range(n)]
