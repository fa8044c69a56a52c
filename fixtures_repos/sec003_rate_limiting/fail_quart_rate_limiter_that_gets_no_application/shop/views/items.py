from datetime import timedelta

from quart import Blueprint
from quart_rate_limiter import rate_limit

bp = Blueprint("items", __name__)


@bp.get("/items")
@rate_limit(10, timedelta(minutes=1))
async def items():
    return []
