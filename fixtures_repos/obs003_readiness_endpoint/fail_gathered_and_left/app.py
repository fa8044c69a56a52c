import asyncio

from fastapi import FastAPI

from checking import database

app = FastAPI()


@app.get("/health")
async def health() -> dict[str, list]:
    (found,) = await asyncio.gather(database())
    state, message = found
    services = [("database", state, message)]
    print(services)
    return {"services": []}
