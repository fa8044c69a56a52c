from pydantic import BaseModel


class Order(BaseModel):
    title: str
