from fastapi import FastAPI
from pydantic import BaseModel

from shop.mails import Outbid
from shop.sender import send

app = FastAPI()


class Bid(BaseModel):
    address: str
    title: str


@app.post("/bids")
def bid(bid: Bid) -> None:
    send(bid.address, Outbid(bid.title))
