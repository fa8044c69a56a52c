import html
import os

import httpx
from fastapi import FastAPI

app = FastAPI()


@app.post("/welcome")
async def welcome(address: str, name: str):
    body = f"<h1>Welcome, {html.escape(name)}</h1>"
    message = {"from": "shop@example.org", "to": [address], "subject": "Welcome", "html": body}
    async with httpx.AsyncClient() as client:
        await client.post(os.environ["MAIL_URL"], json=message, timeout=5)
