from fastapi import FastAPI

from shop.api import router

app = FastAPI()
app.include_router(router)
