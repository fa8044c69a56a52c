from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Search(BaseModel):
    pages: int


@app.post("/search")
def search(query: Search):
    return query
