import os

from fastapi import FastAPI

app = FastAPI(title=os.getenv("TITLE", ""))  # expect: CFG102


@app.get("/items")
def items() -> list[str]:
    return []
