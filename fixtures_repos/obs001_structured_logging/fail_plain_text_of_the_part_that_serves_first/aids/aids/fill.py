import logging


def fill(count):
    logging.basicConfig(level=logging.INFO)
    return list(range(count))
