import aiosql

queries = aiosql.from_path("sql", "asyncpg")


class NotesRepository:
    def __init__(self, connection):
        self.connection = connection

    async def get(self, key):
        return await queries.get_note(self.connection, key)

    async def add(self, text):
        return await queries.add_note(self.connection, text=text)
