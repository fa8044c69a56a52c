from pydantic import BaseModel


class Order(BaseModel):
    total: int
