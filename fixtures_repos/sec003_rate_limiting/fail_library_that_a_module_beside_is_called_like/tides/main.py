from fastapi import FastAPI

from .levels import router

app = FastAPI()
app.include_router(router, prefix="/tides")
