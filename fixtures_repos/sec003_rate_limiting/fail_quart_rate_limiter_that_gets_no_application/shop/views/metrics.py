from prometheus_client import generate_latest
from quart import Blueprint, Response

bp = Blueprint("metrics", __name__)


@bp.get("/metrics")
async def metrics():
    return Response(generate_latest(), mimetype="text/plain")
