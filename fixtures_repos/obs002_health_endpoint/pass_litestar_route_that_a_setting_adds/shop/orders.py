from litestar import get


@get("/orders")
async def listed() -> list[str]:
    return []
