import sqlite3

QUERY = "SELECT * FROM events WHERE kind = '{kind}' ORDER BY at"


class Reports:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def by_kind(self, kind):
        return self.connection.execute(QUERY.format(kind=kind)).fetchall()  # expect: SEC102

    def forget(self, ids):
        sql = "DELETE FROM events WHERE id IN ('%s')" % "','".join(ids)  # expect: SEC102
        self.connection.execute(sql)

    def rename(self, old, new):
        self.connection.execute("UPDATE events SET kind = '" + new + "' WHERE kind = '" + old + "'")  # expect: SEC102

    def count(self, table):
        return self.run_query(f"SELECT count(*) FROM {table}")  # expect: SEC102

    def run_query(self, sql):
        return self.connection.execute(sql).fetchall()


def archive_sql(table, before):
    return f"DELETE FROM {table} WHERE at < '{before}'"  # expect: SEC102
