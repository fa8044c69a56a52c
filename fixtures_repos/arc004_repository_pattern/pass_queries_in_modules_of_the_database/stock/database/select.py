from stock.database.pool import pool


def items():
    with pool.connection() as connection:
        return connection.execute("SELECT name FROM items").fetchall()


def item(name):
    with pool.connection() as connection:
        return connection.execute("SELECT name FROM items WHERE name = %s", [name]).fetchone()
