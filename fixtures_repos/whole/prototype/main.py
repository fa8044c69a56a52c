from datetime import datetime

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()

books = {}


class Book(BaseModel):
    title: str
    author: str
    pages: int


@app.get("/")
def index():
    return {"service": "bookshelf", "now": datetime.utcnow().isoformat()}


@app.get("/books")
def list_books():
    return list(books.values())


@app.get("/books/{book_id}")
def get_book(book_id: int):
    if book_id not in books:
        raise HTTPException(status_code=404)
    return books[book_id]


@app.post("/books", status_code=201)
def create_book(book: Book):
    book_id = len(books) + 1
    books[book_id] = {"id": book_id, "created_at": datetime.utcnow(), **book.dict()}
    print("created", book_id)
    return books[book_id]


@app.delete("/books/{book_id}", status_code=204)
def delete_book(book_id: int):
    books.pop(book_id, None)
