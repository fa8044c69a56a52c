import os
from contextlib import asynccontextmanager

import motor.motor_asyncio
from fastapi import FastAPI

from app import notes


@asynccontextmanager
async def lifespan(api: FastAPI):
    client = motor.motor_asyncio.AsyncIOMotorClient(os.environ["MONGO_URL"])
    await notes.Notes.init(client["notes"])
    yield
    client.close()


api = FastAPI(lifespan=lifespan)
api.include_router(notes.router)
