def one(x):
    y = x + 1
    return y


def two(x):
    y = x + 2
    return y
