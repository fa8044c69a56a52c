from fastapi import FastAPI

from settings import Settings

app = FastAPI(title=Settings().title)


@app.get("/orders")
def orders() -> list[str]:
    return []
