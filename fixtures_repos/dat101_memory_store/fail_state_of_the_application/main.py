from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.items = []  # expect: DAT101
    app.state.started = {}
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/items")
async def add(request: Request):
    request.app.state.items.append(await request.json())
    return {"ok": True}


@app.get("/items")
async def every(request: Request):
    return request.app.state.items


@app.get("/about")
async def about(request: Request):
    return request.app.state.started
