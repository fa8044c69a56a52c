from fastapi import FastAPI

from mill import sacks
from mill.files import Journal

app = FastAPI()
journal = Journal("runs.db")


@app.post("/sacks/{weight}")
async def add(weight: int) -> None:
    await sacks.add(weight)
