from pydantic import BaseModel


class NewOrder(BaseModel):
    number: int


class NewPerson(BaseModel):
    age: int
