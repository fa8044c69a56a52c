from sanic import Blueprint
from sanic.response import json

orders = Blueprint("orders", url_prefix="/orders")


@orders.get("/")
async def index(request):
    return json([])
