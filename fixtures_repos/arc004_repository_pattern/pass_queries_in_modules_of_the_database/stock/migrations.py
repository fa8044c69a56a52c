from stock.database.pool import pool


def keep(version):
    with pool.connection() as connection:
        connection.execute("UPDATE versions SET version = %s", [version])
