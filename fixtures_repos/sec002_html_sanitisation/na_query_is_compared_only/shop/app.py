from typing import Annotated, Literal

from fastapi import Depends, FastAPI, HTTPException, Query

app = FastAPI()
PRICES = {"pen": 2, "ink": 5}


def current_user() -> str:
    return "nobody"


@app.get("/prices/{thing}")
async def price(thing: str, user: str = Depends(current_user)):
    if thing not in PRICES:
        raise HTTPException(404, detail="no such thing")
    return {"price": PRICES[thing], "user": user}


@app.get("/orders/{order_id}")
async def order(order_id: str, count: int = 1):
    return {"id": order_id, "count": count}


@app.get("/sorted")
async def ordered(
    by: Annotated[str, Query(pattern="^(name|price)$")],
    direction: Literal["up", "down"] = "up",
    at: str = Query("left", regex="^(left|right)$"),
):
    return {"by": by, "direction": direction, "at": at}
