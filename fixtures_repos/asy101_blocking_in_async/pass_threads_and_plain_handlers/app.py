import asyncio
import time

import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


@app.get("/plain")
def plain():
    time.sleep(1)
    return requests.get("https://example.org", timeout=2).text


@app.get("/thread")
async def thread():
    await asyncio.sleep(1)
    return await asyncio.to_thread(requests.get, "https://example.org", timeout=2)


@app.get("/pool")
async def pool():
    return await run_in_threadpool(work)


def work():
    time.sleep(1)


async def nightly():
    time.sleep(60)
