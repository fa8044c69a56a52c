from aiohttp import web
from pydantic import BaseModel

from depot.reading import read


class Parcel(BaseModel):
    weight: int


class Receipt(BaseModel):
    number: int


async def send(request):
    parcel = await read(request, Parcel)
    return web.json_response(Receipt(number=parcel.weight).model_dump())
