from fastapi import FastAPI
from tortoise import fields, models
from tortoise.contrib.fastapi import register_tortoise

CONFIG = {
    "connections": {"default": "sqlite://shop.db"},
    "apps": {"models": {"models": ["main"], "default_connection": "default"}},
}
app = FastAPI()


class Order(models.Model):
    name = fields.CharField(50)


@app.get("/orders")
async def orders():
    return await Order.all().values()


register_tortoise(app, config=CONFIG)
