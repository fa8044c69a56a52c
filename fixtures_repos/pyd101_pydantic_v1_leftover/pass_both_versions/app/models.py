from pydantic import BaseModel
from pydantic import __version__ as version

if version >= "2":
    from pydantic_settings import BaseSettings
else:
    from pydantic import BaseSettings


class Order(BaseModel):
    number: int

    class Config:
        orm_mode = True


class Settings(BaseSettings):
    name: str = "shop"


def shown(order: Order):
    return order.dict(), order.json()
