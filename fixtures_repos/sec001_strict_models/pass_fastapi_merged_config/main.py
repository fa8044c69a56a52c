from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict

BASE = ConfigDict(extra="forbid")
router = APIRouter(prefix="/v1")


class Order(BaseModel):
    model_config = BASE | {"strict": True}
    amount: int


@router.post("/orders")
def create(orders: list[Order]) -> None: ...


app = FastAPI()
app.include_router(router)
