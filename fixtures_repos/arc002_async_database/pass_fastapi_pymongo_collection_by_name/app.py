import os

from fastapi import FastAPI
from pymongo import AsyncMongoClient

app = FastAPI()
client = AsyncMongoClient(os.environ["MONGODB_URL"])
db = client.school
pupils = db.get_collection("pupils")


@app.post("/pupils")
async def new(pupil: dict):
    await pupils.insert_one(pupil)
    return {}
