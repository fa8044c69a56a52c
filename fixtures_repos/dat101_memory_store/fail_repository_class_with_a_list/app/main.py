from flask import Flask, request

from app.store import Books

app = Flask(__name__)
books = Books()


@app.post("/books")
def create():
    books.add(request.json)
    return {}, 201


@app.get("/books")
def read():
    return books.all()
