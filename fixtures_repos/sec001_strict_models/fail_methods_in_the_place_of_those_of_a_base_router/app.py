from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Order(BaseModel):
    copies: int


class BaseRouter:
    def __init__(self, prefix: str) -> None:
        self.router = APIRouter(prefix=prefix)
        self.router.add_api_route("", self.create, methods=["POST"])

    def create(self, data):
        raise NotImplementedError


class OrderRouter(BaseRouter):
    def __init__(self) -> None:
        super().__init__("/orders")

    def create(self, data: Order) -> int:
        return data.copies


app = FastAPI()
app.include_router(OrderRouter().router)
