from litestar import Controller, post
from msgspec import Struct


class Created(Struct):
    name: str
    amount: int


def make_controller(Model: type[Created], where: str):
    class Crud(Controller):
        path = where

        @post("/")
        async def create(self, data: Model) -> None:
            print(data.name)

        @post("/many")
        async def create_many(self, data: list[Model]) -> None:
            print(len(data))

    return Crud
