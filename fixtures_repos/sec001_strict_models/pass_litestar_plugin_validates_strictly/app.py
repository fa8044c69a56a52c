from litestar import Litestar, post
from litestar.plugins.pydantic import PydanticPlugin
from pydantic import BaseModel


class Order(BaseModel):
    amount: int


@post("/orders")
async def add(data: Order) -> Order:
    return data


app = Litestar([add], plugins=[PydanticPlugin(validate_strict=True)])
