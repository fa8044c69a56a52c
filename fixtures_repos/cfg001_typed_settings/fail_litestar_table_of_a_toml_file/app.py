import os

from litestar import Litestar, get

from settings import config

if "DEBUGGER" in os.environ:
    print(config)


@get("/")
async def title() -> str:
    return config["title"]


app = Litestar([title])
