import asyncio

from fastapi import FastAPI

app = FastAPI()
running = {}


async def crunch(name):
    await asyncio.sleep(60)


@app.post("/jobs/{name}")
async def submit(name: str):
    running[name] = asyncio.create_task(crunch(name))


@app.get("/jobs/{name}")
async def status(name: str):
    return running[name].done()
