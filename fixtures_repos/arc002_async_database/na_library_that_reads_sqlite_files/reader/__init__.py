import sqlite3


def lines(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS seen (path TEXT)")
        return connection.execute("SELECT path FROM line_bits").fetchall()
