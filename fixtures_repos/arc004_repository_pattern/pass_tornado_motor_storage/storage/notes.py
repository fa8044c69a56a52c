class NoteStorage:
    def __init__(self, database):
        self.collection = database.notes

    async def add(self, text):
        await self.collection.insert_one({"text": text})

    async def find(self, text):
        return await self.collection.find_one({"text": text})
