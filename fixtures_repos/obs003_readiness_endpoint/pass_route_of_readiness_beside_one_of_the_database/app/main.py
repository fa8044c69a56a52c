from fastapi import FastAPI

from app import health, orders

app = FastAPI()
app.include_router(orders.router)
app.include_router(health.router)
