class Adder:
    def __init__(self, server):
        self.server = server
        self.root = "/v1"

    def __call__(self, path, suffix=None):
        def add(cls):
            self.server.add_route(self.root + path, cls(), suffix=suffix)
            return cls

        return add
