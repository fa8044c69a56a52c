class Adder:
    def __init__(self, server):
        self.server = server
        self.known = {}

    def __call__(self, path, suffix=None):
        def add(cls):
            self.known[path] = cls
            return cls

        return add
