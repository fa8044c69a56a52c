from fastapi import FastAPI

from shop.services import total

app = FastAPI()


@app.get("/total")
def read_total() -> int:
    return total([1, 2])
