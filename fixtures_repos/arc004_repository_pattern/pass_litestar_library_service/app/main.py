from litestar import Controller, Litestar, get

from app.services import AuthorService


class AuthorController(Controller):
    path = "/authors"

    @get("/")
    async def everyone(self, authors: AuthorService) -> list[str]:
        found, total = await authors.list_and_count()
        return [author.name for author in found]


app = Litestar(route_handlers=[AuthorController])
