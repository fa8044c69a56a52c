from litestar import Litestar, MediaType, get


@get("/{name:str}", media_type=MediaType.HTML)
async def page(name: str) -> str:
    return f"<p>{name}</p>"


app = Litestar([page])
