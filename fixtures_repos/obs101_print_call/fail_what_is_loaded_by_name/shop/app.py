import importlib

from fastapi import FastAPI

app = FastAPI()


@app.get("/checks/{name}")
def checked(name: str):
    return getattr(importlib.import_module(name), "run")()
