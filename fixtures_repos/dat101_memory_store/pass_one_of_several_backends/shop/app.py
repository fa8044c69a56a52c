from fastapi import FastAPI

from shop.store import baskets, votes

app = FastAPI()


@app.post("/baskets/{name}")
def put(name: str, text: str):
    baskets.put(name, text)


@app.get("/baskets/{name}")
def take(name: str):
    return baskets.take(name)


@app.post("/votes/{name}")
def vote(name: str):
    votes.vote(name)


@app.get("/votes")
def counted():
    return votes.all()
