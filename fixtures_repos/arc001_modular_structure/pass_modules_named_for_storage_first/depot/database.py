import psycopg


def connect() -> psycopg.Connection:
    return psycopg.connect("postgresql://depot@db/depot")
