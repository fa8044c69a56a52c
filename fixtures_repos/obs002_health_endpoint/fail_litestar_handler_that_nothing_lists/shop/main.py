from litestar import Litestar, get

@get("/items")
async def items() -> list[str]:
    return []

@get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}

app = Litestar(route_handlers=[items])
