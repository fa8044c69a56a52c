async def m001_orders(connection):
    await connection.execute("CREATE TABLE orders (id integer PRIMARY KEY)")


async def m002_prices(connection):
    await connection.execute("ALTER TABLE orders ADD COLUMN price integer")
