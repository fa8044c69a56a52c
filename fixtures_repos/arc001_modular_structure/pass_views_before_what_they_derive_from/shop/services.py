def count():
    return 1


def total():
    return 2
