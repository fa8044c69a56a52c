from pyramid.config import Configurator


class Extra:
    name = "extra"


def plain():
    return Configurator()
