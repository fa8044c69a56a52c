import argparse
import sqlite3


def rows(connection: sqlite3.Connection, table: str):
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("table")
    given = parser.parse_args()
    for row in rows(sqlite3.connect(given.source), given.table):
        print(row)


if __name__ == "__main__":
    main()
