import redis.asyncio as redis
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

cache = redis.from_url("redis://localhost")


async def ready(request):
    try:
        await cache.ping()
    except redis.RedisError:
        return JSONResponse({"status": "down"}, status_code=503)
    return JSONResponse({"status": "up"})


app = Starlette(
    routes=[
        Route("/ready", ready),
    ]
)
