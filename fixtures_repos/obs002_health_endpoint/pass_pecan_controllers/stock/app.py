import pecan


def application():
    return pecan.make_app("stock.controllers.Root")
