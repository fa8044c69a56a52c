def alive():
    pass


def ready():
    pass
