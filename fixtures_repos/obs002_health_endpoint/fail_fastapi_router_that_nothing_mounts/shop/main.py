from fastapi import FastAPI

from shop.probes import router  # noqa: F401  imported, and never included

app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []
