from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI(title="theirs")


class Order(BaseModel):
    count: int


@app.post("/orders")
def order(body: Order) -> None:
    """Order something.

    Returns:

    """
    pass


@app.get("/orders/0")
def get_0() -> None:
    """One of them."""
    pass


@app.get("/orders/1")
def get_1() -> None:
    """One of them."""
    pass


@app.get("/orders/2")
def get_2() -> None:
    """One of them."""
    pass


@app.get("/orders/3")
def get_3() -> None:
    """One of them."""
    pass


@app.get("/orders/4")
def get_4() -> None:
    """One of them."""
    pass


@app.get("/orders/5")
def get_5() -> None:
    """One of them."""
    pass


@app.get("/orders/6")
def get_6() -> None:
    """One of them."""
    pass


@app.get("/orders/7")
def get_7() -> None:
    """One of them."""
    pass


@app.get("/orders/8")
def get_8() -> None:
    """One of them."""
    pass


@app.get("/orders/9")
def get_9() -> None:
    """One of them."""
    pass


@app.get("/orders/10")
def get_10() -> None:
    """One of them."""
    pass
