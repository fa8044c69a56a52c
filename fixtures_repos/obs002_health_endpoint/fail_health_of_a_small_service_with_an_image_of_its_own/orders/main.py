from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []


@app.post("/orders")
def order() -> None:
    return None


@app.get("/orders/{number}")
def one(number: int) -> int:
    return number


@app.delete("/orders/{number}")
def drop(number: int) -> None:
    return None


@app.get("/customers")
def customers() -> list[str]:
    return []


@app.get("/customers/{number}")
def customer(number: int) -> int:
    return number
