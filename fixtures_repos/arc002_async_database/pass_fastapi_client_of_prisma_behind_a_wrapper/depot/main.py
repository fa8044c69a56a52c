from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from depot.db import Tables


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.tables = Tables()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/parcels/{number}")
async def parcel(number: str, request: Request):
    return await request.app.state.tables.parcel.find_unique(where={"number": number})


@app.post("/parcels")
async def send(numbers: list[str], request: Request):
    return await request.app.state.tables.parcel.create_many(data=[{"number": each} for each in numbers])
