import os

from motor.motor_asyncio import AsyncIOMotorClient
from tornado.web import Application, RequestHandler

from storage.notes import NoteStorage

client = AsyncIOMotorClient(os.environ["MONGO_URL"])


class Notes(RequestHandler):
    async def post(self):
        await NoteStorage(client.app).add("x")


app = Application([(r"/notes", Notes)])
