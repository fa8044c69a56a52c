from fastapi import FastAPI
from prometheus_client import make_asgi_app

app = FastAPI()
metrics_app = make_asgi_app()


@app.get("/orders")
def orders() -> list[str]:
    return []
