import sqlalchemy as sa
from sanic import Blueprint
from sanic.response import json

from shop.repository import Orders

orders = Blueprint("orders", url_prefix="/orders")


@orders.get("/")
async def index(request):
    return json(await Orders(request.app.ctx.db).titles(sa.true()))
