from sqlalchemy import text


class ReadingRepository:
    def __init__(self, session):
        self.session = session

    async def add(self, value):
        await self.session.execute(text("INSERT INTO readings (value) VALUES (:value)"), {"value": value})
