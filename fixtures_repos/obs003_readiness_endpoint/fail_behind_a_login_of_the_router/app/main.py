from fastapi import Depends, FastAPI

from app import health, orders
from app.security import http_basic_or_token

app = FastAPI()
app.include_router(orders.router)
app.include_router(health.router, prefix="/api/v1", dependencies=[Depends(http_basic_or_token)])
