from fastapi import FastAPI

from app.mail import host, port

app = FastAPI()


@app.get("/items")
def items() -> list[str]:
    return [host(), port()]
