from shop.database import Connection, Database


class OrderCrud:
    async def open_ones(self, *, db: Database, conn: Connection | None = None) -> list[dict]:
        return await (conn or db).rows("SELECT * FROM orders WHERE closed IS NULL")

    async def of_customer(self, customer: int, *, db: Database, conn: Connection | None = None) -> list[dict]:
        return await (conn or db).rows("SELECT * FROM orders WHERE customer = $1", customer)

    async def close(self, number: int, *, db: Database, conn: Connection | None = None) -> None:
        await (conn or db).rows("UPDATE orders SET closed = now() WHERE id = $1", number)

    async def add(self, customer: int, *, db: Database) -> None:
        text = """
            INSERT INTO orders (customer) VALUES ($1)
        """
        await db.rows(text, customer)
