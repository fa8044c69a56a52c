import os

from fastapi import FastAPI
from tortoise import connections, fields, models
from tortoise.contrib.fastapi import register_tortoise

app = FastAPI()


class Order(models.Model):
    name = fields.CharField(50)


@app.get("/orders")
async def orders():
    return await Order.all().values()


@app.get("/readyz")
async def ready():
    await connections.get("default").execute_query("SELECT 1")
    return {"ready": True}


register_tortoise(app, db_url=os.environ["DATABASE_URL"], modules={"models": ["main"]})
