import msgspec
from litestar import Controller, Litestar, post


def crud(Model: type) -> type[Controller]:
    class Generated(Controller):
        path = "/notes"

        @post("/")
        async def create(self, data: Model) -> Model:
            return data

    return Generated


class Note(msgspec.Struct):
    text: str


app = Litestar(route_handlers=[crud(Note)])
