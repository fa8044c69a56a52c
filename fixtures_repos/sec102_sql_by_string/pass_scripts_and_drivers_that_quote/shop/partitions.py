import psycopg
from psycopg import sql


def attach(connection: psycopg.Connection, table: str, name: str):
    connection.execute(sql.SQL("ALTER TABLE {} ATTACH PARTITION {}").format(sql.Identifier(table), sql.Identifier(name)))
