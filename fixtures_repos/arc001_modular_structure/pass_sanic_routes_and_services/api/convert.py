from sanic import Blueprint, json

from services.convert import to_celsius

bp = Blueprint("convert", url_prefix="/convert")


@bp.get("/")
async def convert(request):
    return json(to_celsius(1))
