import os

from motor.motor_asyncio import AsyncIOMotorClient
from tornado.web import Application, RequestHandler

client = AsyncIOMotorClient(os.environ["MONGO_URL"])


class Notes(RequestHandler):
    async def post(self):
        await client.notes.notes.insert_one({"text": "x"})


app = Application([(r"/notes", Notes)])
