from fastapi import FastAPI

from shop.printing.token_manager import TokenManager
from shop.services.prices import price

app = FastAPI()
tokens = TokenManager()


@app.get("/price/{copies}")
def told(copies: int) -> int:
    tokens.add(str(copies))
    return price(copies)
