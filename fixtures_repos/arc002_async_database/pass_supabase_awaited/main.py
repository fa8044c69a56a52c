import os

from fastapi import Depends, FastAPI
from supabase import AsyncClient, acreate_client

app = FastAPI()


async def client() -> AsyncClient:
    return await acreate_client(os.environ["SUPABASE_URL"], os.environ["SUPABASE_KEY"])


@app.post("/orders")
async def add(order: dict, supabase: AsyncClient = Depends(client)):
    return (await supabase.table("orders").insert(order).execute()).data
