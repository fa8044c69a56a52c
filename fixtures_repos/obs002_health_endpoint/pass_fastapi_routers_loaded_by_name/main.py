from importlib import import_module

from fastapi import FastAPI

app = FastAPI()
for name in ("orders", "probes"):
    app.include_router(import_module(name).router)
