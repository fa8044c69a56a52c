from litestar import Controller, get

from services.convert import to_celsius


class ConvertController(Controller):
    path = "/convert"

    @get("/")
    async def convert(self) -> float:
        return to_celsius(1)
