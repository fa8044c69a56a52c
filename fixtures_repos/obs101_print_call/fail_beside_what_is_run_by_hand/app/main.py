import asyncio

from fastapi import FastAPI

from app import jobs
from app.mail import send

app = FastAPI()


@app.post("/orders")
def order(address: str):
    asyncio.run(jobs.count())
    send("Order", address)
