from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.api import items, metrics


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


app = FastAPI(lifespan=lifespan)
app.include_router(items.router)
