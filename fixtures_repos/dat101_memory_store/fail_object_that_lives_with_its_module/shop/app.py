from fastapi import Depends, FastAPI

from shop.provide import Users, get_repo, get_users, notes
from shop.repo import Repo

app = FastAPI()


@app.post("/items")
def add_item(item: dict, repo: Repo = Depends(get_repo)):
    repo.add(item)


@app.get("/items")
def items(repo: Repo = Depends(get_repo)):
    return repo.all()


@app.post("/notes")
def add_note(note: dict):
    notes.create(note)


@app.get("/notes")
def all_notes():
    return notes.all()


@app.post("/users")
def add_user(user: dict, users: Users = Depends(get_users)):
    users.add(user)


@app.get("/users")
def all_users(users: Users = Depends(get_users)):
    return users.users
