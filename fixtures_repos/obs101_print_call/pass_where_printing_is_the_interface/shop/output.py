from rich import print


def show(order, stream):
    print(order)


def save(order, stream):
    import builtins

    builtins.print(order, file=stream)
