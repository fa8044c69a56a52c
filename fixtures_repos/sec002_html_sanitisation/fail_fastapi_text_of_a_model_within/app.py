from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Author(BaseModel):
    motto: str


class Book(BaseModel):
    author: Author
    pages: int


@app.post("/books")
def add(book: Book) -> Book:
    return book
