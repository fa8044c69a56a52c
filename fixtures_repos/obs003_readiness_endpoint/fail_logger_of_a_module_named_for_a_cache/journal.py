import logging


class Journal:
    def __init__(self, name: str) -> None:
        self.log = logging.getLogger(name)


def journal(name):
    return logging.getLogger(name) if name else Journal(name)
