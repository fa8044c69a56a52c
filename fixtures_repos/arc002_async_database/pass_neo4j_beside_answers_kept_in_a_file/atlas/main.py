import os

from fastapi import FastAPI

from atlas.answers import Answers
from atlas.graph import Graph

app = FastAPI()
graph = Graph(os.environ["GRAPH_ADDRESS"])
answers = Answers(os.environ["ANSWERS"])


@app.post("/places/{name}")
async def add(name: str) -> None:
    await graph.add(name)


@app.get("/places/{name}")
async def near(name: str) -> list[str]:
    return await graph.near(name)
