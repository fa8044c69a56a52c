import os

import aio_pika
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/orders", status_code=202)
async def order(name: str) -> None:
    connection = await aio_pika.connect_robust(os.environ["BROKER_URL"])
    async with connection, connection.channel() as channel:
        await channel.default_exchange.publish(aio_pika.Message(name.encode()), routing_key="orders")


@app.get("/readyz")
async def ready() -> dict[str, bool]:
    try:
        connection = await aio_pika.connect_robust(os.environ["BROKER_URL"], timeout=2)
        await connection.close()
    except OSError as error:
        raise HTTPException(503) from error
    return {"ready": True}
