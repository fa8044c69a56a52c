from depot.handler import DepotHandler


def load():
    return DepotHandler({"/boxes": lambda: b"[]"})
