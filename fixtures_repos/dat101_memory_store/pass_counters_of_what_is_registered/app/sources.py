sources = {}


class Source:
    def __init__(self, name):
        self.name = name
        self.figures = {"asked": 0}


def load(names):
    for name in names:
        sources[name] = Source(name)
