from fastapi import APIRouter, HTTPException, Request

router = APIRouter()


@router.get("/cache")
async def cache(request: Request) -> dict[str, str]:
    try:
        await request.app.state.redis.ping()
    except ConnectionError as error:
        raise HTTPException(503) from error
    return {"cache": "up"}
