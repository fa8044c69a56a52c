import logging


def pull() -> str:
    logging.basicConfig(level=logging.DEBUG)
    return "done"
