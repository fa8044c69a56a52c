import smtplib

from fastapi import FastAPI
from pydantic import BaseModel

from post.letters.smtp import Smtp

app = FastAPI()


class Guest(BaseModel):
    name: str


@app.post("/guests")
def welcome(guest: Guest) -> None:
    provider = Smtp(app.state.settings)
    with smtplib.SMTP("localhost") as server:
        provider.send(server, provider.message(guest))
