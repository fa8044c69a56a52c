from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel


class Event(BaseModel):
    kind: str
    count: int


class Hooks:
    def __init__(self, path: str) -> None:
        self.seen = 0
        self.router = APIRouter()
        self.router.add_api_route(path=path, endpoint=self.take, methods=["POST"])

    async def take(self, event: Annotated[Event, Body()]) -> None:
        self.seen += event.count
