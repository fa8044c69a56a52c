from fastapi import FastAPI

app = FastAPI()


@app.get("/loads")
def loads():
    return []


@app.get("/loads/{number}")
def load(number: int):
    return number


@app.post("/loads")
def add():
    return 1


@app.delete("/loads/{number}")
def remove(number: int):
    return number


@app.put("/loads/{number}")
def replace(number: int):
    return number


@app.get("/tokens")
def tokens():
    return []
