from fastapi import FastAPI

from shop import config
from shop.api import auth, orders

app = FastAPI()
app.include_router(auth.router)
app.include_router(orders.router)
