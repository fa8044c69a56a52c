from pathlib import Path

from dotenv import load_dotenv
from fastapi import FastAPI

load_dotenv(Path("../frontend/.env"))
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []
