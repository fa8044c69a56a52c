from sanic import Blueprint
from sanic.response import json

from shop.extensions import limiter

bp = Blueprint("items")


@bp.get("/items")
@limiter.limit("10/minute")
async def items(request):
    return json([])
