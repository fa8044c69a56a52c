from sanic import Blueprint
from sanic.response import json

pages = Blueprint("orders", url_prefix="/orders")


@pages.get("/0")
async def get_0(request):
    return json(0)


@pages.get("/1")
async def get_1(request):
    return json(1)


@pages.get("/2")
async def get_2(request):
    return json(2)


@pages.get("/3")
async def get_3(request):
    return json(3)


@pages.get("/4")
async def get_4(request):
    return json(4)


@pages.get("/5")
async def get_5(request):
    return json(5)


@pages.get("/6")
async def get_6(request):
    return json(6)


@pages.get("/7")
async def get_7(request):
    return json(7)
