from sqlalchemy import text


class Shelves:
    def __init__(self, engine):
        self.engine = engine

    async def add(self, shelf):
        async with self.engine.begin() as connection:
            await connection.execute(text("INSERT INTO shelf (name) VALUES (:name)"), shelf)
