import os

from fastapi import FastAPI
from neo4j import GraphDatabase

from atlas import places

app = FastAPI()
driver = GraphDatabase.driver(os.environ["GRAPH_ADDRESS"])


@app.post("/places/{name}")
def add(name: str) -> None:
    places.add(name)


@app.delete("/places/{name}")
def remove(name: str) -> None:
    places.remove(name)


@app.get("/places")
def names() -> list[str]:
    return places.names()


@app.get("/places/{name}/near")
def near(name: str) -> list[str]:
    found = driver.execute_query("MATCH (:Place {name: $name})--(other) RETURN other.name", name=name)
    return [record[0] for record in found.records]
