import redis.asyncio as redis
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

from app.health import router

app = FastAPI()
app.state.redis = redis.from_url("redis://cache")
app.include_router(router, prefix="/health", dependencies=[Depends(HTTPBearer())])
app.include_router(router, prefix="/public/health")
