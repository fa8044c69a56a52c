from beanie import init_beanie
from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

from app.models import Student
from app.routes import router

app = FastAPI()
app.include_router(router)


@app.on_event("startup")
async def start():
    client = AsyncIOMotorClient("mongodb://db/school")
    await init_beanie(database=client.school, document_models=[Student])
