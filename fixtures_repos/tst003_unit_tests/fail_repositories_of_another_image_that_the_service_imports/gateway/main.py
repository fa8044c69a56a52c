from fastapi import FastAPI

from gateway.models import Tool
from evaluator.repositories.results import Results

app = FastAPI()


@app.get("/tools")
def tools() -> list[str]:
    return [Tool(name="hammer").name]


@app.get("/results")
def results() -> list[str]:
    return Results().all()
