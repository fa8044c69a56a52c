import os

import psycopg


def rows():
    with psycopg.connect(os.environ["DATABASE"]) as connection:
        return connection.execute("SELECT degrees FROM heat").fetchall()
