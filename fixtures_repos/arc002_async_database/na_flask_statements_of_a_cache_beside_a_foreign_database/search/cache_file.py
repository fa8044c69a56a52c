class CacheFile:
    def __init__(self, run):
        self.run = run

    def setup(self):
        self.run("CREATE TABLE kept (name TEXT, value TEXT)")

    def keep(self, name, value):
        self.run("INSERT INTO kept VALUES (?, ?)", (name, value))
