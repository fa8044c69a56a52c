from fastapi import FastAPI

import reporting

app = FastAPI()
reporting.begin()


@app.get("/orders")
def orders() -> list[str]:
    return []
