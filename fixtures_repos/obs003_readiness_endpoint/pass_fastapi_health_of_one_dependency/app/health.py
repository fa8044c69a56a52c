from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/health/redis")
async def redis(request: Request) -> dict[str, str]:
    client = request.app.state.redis
    return await client.info()
