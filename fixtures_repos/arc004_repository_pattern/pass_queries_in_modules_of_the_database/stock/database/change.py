from stock.database.pool import pool


def add(name):
    with pool.connection() as connection:
        connection.execute("INSERT INTO items VALUES (%s)", [name])


def drop(name):
    with pool.connection() as connection:
        connection.execute("DELETE FROM items WHERE name = %s", [name])
