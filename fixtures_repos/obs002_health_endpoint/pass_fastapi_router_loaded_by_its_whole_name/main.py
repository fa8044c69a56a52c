from importlib import import_module

from fastapi import FastAPI

from orders import router

app = FastAPI()
app.include_router(router)
app.include_router(import_module("probes").router)
