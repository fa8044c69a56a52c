import httpx
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class HealthCheck(BaseModel):
    status: str


@app.get("/items")
def items():
    return httpx.get("https://other.example.org/health").json()
