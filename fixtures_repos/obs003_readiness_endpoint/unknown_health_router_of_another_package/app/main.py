from company.health import router as health_router
from fastapi import FastAPI

from app import orders

app = FastAPI()
app.include_router(orders.router)
app.include_router(health_router)
