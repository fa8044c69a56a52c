import sqlite3


class Wrapper:
    def __init__(self, path, table_name):
        self._table = table_name
        self.connection = sqlite3.connect(path)

    def count(self):
        return self.connection.execute(f"SELECT count(*) FROM {self._table}").fetchone()  # expect: SEC102


class Plans(Wrapper):
    def __init__(self, path, table_name="plans"):
        super().__init__(path, table_name=table_name)
