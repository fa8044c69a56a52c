from fastapi import FastAPI

app = FastAPI()


@app.get("/shop/orders")
def orders() -> list[str]:
    return []
