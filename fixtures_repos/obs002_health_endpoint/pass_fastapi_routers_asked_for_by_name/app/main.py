from fastapi import FastAPI

from app.api import health, items

app = FastAPI()
for module in (health, items):
    if router := getattr(module, "router", None):
        app.include_router(router)
