from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()


def client() -> AsyncIOMotorClient:
    return AsyncIOMotorClient("mongodb://localhost:27017")


@app.get("/auctions")
async def auctions() -> list[str]:
    return [each["name"] async for each in client()["shop"]["auctions"].find({})]
