from fastapi import FastAPI
from pydantic import BaseModel

from shop.mails import Mailer

app = FastAPI()


class Invitation(BaseModel):
    address: str
    message: str


@app.post("/invitations")
def invite(invitation: Invitation) -> Invitation:
    Mailer().invite(invitation.address, invitation.message)
    return invitation
