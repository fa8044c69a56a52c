from quart import Blueprint

bp = Blueprint("health", __name__)


@bp.get("/health")
async def health():
    return {"status": "ok"}
