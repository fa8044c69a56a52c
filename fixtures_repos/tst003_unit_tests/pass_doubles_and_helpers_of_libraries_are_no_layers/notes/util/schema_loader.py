class SchemaLoader:
    def __init__(self):
        self.known = {}

    def load(self, name):
        return self.known.setdefault(name, name)
