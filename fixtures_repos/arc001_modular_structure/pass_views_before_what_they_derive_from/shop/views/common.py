from litestar import Controller, get


class CommonBaseView(Controller):
    @get("/")
    async def index(self) -> dict:
        return {}

    @get("/about")
    async def about(self) -> dict:
        return {}

    @get("/help")
    async def help_(self) -> dict:
        return {}
