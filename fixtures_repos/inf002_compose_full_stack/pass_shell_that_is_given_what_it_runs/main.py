from fastapi import FastAPI
from prisma import Prisma

app = FastAPI()
db = Prisma()


@app.post("/orders")
async def add(count: int):
    return await db.order.create(data={"count": count})
