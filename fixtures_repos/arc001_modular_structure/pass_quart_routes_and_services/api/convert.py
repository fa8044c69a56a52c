from quart import Blueprint

from services.convert import to_celsius

bp = Blueprint("convert", __name__)


@bp.get("/convert")
async def convert():
    return {"value": to_celsius(1)}
