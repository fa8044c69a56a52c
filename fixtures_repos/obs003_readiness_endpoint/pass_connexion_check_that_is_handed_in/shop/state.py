class Backends:
    def __init__(self):
        self.real = None

    def set_real(self, real):
        self.real = real

    def __getattr__(self, name):
        return getattr(self.real, name)


backends = Backends()
