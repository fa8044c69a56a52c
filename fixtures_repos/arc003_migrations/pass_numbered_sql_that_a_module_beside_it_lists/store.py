import os

import psycopg


def save(text):
    with psycopg.connect(os.environ["DATABASE_URL"]) as conn:
        conn.execute("INSERT INTO notes(text) VALUES (%s)", (text,))
