from typing import Annotated

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel

app = FastAPI()


class Page(BaseModel):
    size: int = 10


class User(BaseModel):
    name: str


def current_user() -> User:
    return User(name="a")


@app.post("/orders")
def create(page: Annotated[Page, Query()], user: Annotated[User, Depends(current_user)], dry: bool = False) -> None: ...
