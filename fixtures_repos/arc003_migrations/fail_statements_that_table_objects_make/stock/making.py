class Rows:
    def __init__(self, name):
        self.name = name

    def all(self):
        return " ".join(("select * from", self.name))

    def new(self, data):
        return " ".join(("insert into", self.name, "values", ",".join("?" for _ in data)))
