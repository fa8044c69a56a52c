from typing import Annotated

from fastapi import FastAPI, Form, Header
from pydantic import BaseModel

app = FastAPI()


class Glaze(BaseModel):
    kiln_id: str
    colour: str
    notes: str = ""


class Login(BaseModel):
    user: str
    password: str


@app.post("/glazes")
def add(glaze: Glaze) -> Glaze:
    return glaze


@app.post("/login")
def login(login: Login) -> dict[str, str]:
    return {"user": login.user}


@app.post("/refresh")
def refresh(pass_key: Annotated[str, Header()]) -> dict[str, str]:
    return {"token": pass_key}


@app.post("/kilns")
def build(
    place: Annotated[str, Form()],
    title: Annotated[str, Form()],
) -> dict[str, str]:
    return {"title": title, "place": place}
