import os

import psycopg2


def migrate() -> None:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.cursor().execute("CREATE TABLE notes (id serial PRIMARY KEY, body text)")
