from fastapi import FastAPI
from pydantic import BaseModel
from sqladmin import Admin
from sqlalchemy import create_engine

from app.views import Report

app = FastAPI()
admin = Admin(app, create_engine("postgresql://localhost/shop"), templates_dir="app/templates")
admin.add_view(Report)


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note):
    return note
