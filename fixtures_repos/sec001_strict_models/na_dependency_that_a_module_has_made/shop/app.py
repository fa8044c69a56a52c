from typing import Annotated

from fastapi import Depends, FastAPI

from shop.access import access
from shop.settings import settings

app = FastAPI()
signed_in = access(settings, "/orders")


@app.delete("/orders/{number}")
def drop(number: int, name: Annotated[str, Depends(signed_in)]) -> str:
    return f"{name} dropped {number}"
