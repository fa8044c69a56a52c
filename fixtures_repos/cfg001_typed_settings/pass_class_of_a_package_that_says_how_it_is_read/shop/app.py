from fastapi import FastAPI

from shop.config import config

app = FastAPI()


@app.get("/orders")
def orders():
    return {"hooked": bool(config.webhook)}
