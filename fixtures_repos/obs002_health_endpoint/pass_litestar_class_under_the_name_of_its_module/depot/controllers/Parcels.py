from litestar import Controller, get


class ParcelsController(Controller):
    path = "/parcels"

    @get("/")
    async def every(self) -> list[str]:
        return []
