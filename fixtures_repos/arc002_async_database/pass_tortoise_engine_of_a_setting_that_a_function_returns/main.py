from contextlib import asynccontextmanager

from fastapi import FastAPI
from tortoise.contrib.fastapi import register_tortoise

from shop.database import configuration, start
from shop.models import Order


@asynccontextmanager
async def lifespan(app):
    await start()
    yield


app = FastAPI(lifespan=lifespan)
register_tortoise(app, config=configuration(), generate_schemas=False)


@app.get("/orders")
async def orders():
    return await Order.all().values()
