from litestar import Litestar, Request, get


@get("/orders")
async def orders() -> list[int]:
    return []


def language(request: Request) -> str:
    return request.headers.get("accept-language", "en")


app = Litestar([orders])
