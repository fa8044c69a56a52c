from fastapi import FastAPI

app = FastAPI()
orders: dict[int, dict] = {}  # expect: DAT101


@app.post("/orders")
def add(order: dict):
    orders[order["number"]] = order


@app.get("/orders")
def listed():
    return orders


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app)
