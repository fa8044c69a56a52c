class Warehouse:
    def __init__(self, db):
        self.db = db

    def schema(self):
        tables = {}
        self.collect(tables)
        self.count(tables)
        return tables

    def collect(self, tables):
        for name in self.db.execute("SHOW TABLES"):
            tables[name[0]] = {}

    def count(self, tables):
        for name in tables.keys():
            self.db.execute("SELECT count(*) FROM %s" % name)  # expect: SEC102
