import os

from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
client = AsyncIOMotorClient(os.environ["MONGO_URL"])


@app.post("/notes")
async def create():
    await client.notes.notes.insert_one({"text": "x"})
