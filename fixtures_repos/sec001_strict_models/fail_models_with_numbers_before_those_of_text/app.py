from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


class Parcel(BaseModel):
    label: str
    grams: int


@app.post("/notes")
def note(body: Note):
    return body


@app.post("/parcels")
def parcel(body: Parcel):
    return body
