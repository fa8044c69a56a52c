from motor.motor_asyncio import AsyncIOMotorClient
from sanic import Sanic
from sanic.response import json

app = Sanic("service")
client = AsyncIOMotorClient()


@app.post("/orders")
async def order(request):
    await client.shop.orders.insert_one(request.json)
    return json({}, status=201)


@app.get("/readiness")
async def readiness(request):
    await client.admin.command("ping")
    return json({"ready": True})
