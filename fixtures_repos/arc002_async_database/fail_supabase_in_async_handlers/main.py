import os

from fastapi import FastAPI
from supabase import create_client

app = FastAPI()
supabase = create_client(os.environ["SUPABASE_URL"], os.environ["SUPABASE_KEY"])


@app.post("/orders")
async def add(order: dict):
    return supabase.table("orders").insert(order).execute().data


@app.get("/orders")
async def orders():
    return supabase.table("orders").select("*").execute().data
