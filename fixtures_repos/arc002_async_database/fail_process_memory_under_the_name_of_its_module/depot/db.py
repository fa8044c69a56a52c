class Database:
    def __init__(self):
        self.crates = []

    def all_crates(self):
        return self.crates

    def add_crate(self, crate):
        self.crates.append(crate)
        return crate
