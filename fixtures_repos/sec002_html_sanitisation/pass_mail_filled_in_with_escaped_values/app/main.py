from fastapi import FastAPI
from pydantic import BaseModel

from app.mails import Letters

app = FastAPI()


class Guest(BaseModel):
    address: str
    name: str


@app.post("/guests")
def welcome(guest: Guest) -> None:
    Letters(app.state.mailer).send_welcome(guest.address, guest.name)
