class Repository:
    def __init__(self, address, suite):
        self.address = address
        self.suite = suite

    def line(self):
        return f"deb {self.address} {self.suite}"
