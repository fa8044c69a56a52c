from litestar import get


@get("/health")
async def alive() -> dict[str, str]:
    return {"status": "ok"}
