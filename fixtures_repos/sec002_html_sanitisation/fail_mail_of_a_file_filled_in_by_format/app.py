import os
import smtplib
from email.message import EmailMessage

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    name: str


def send(to: str, **values: str) -> None:
    with open("templates/order.html") as file:
        template = file.read()
    message = EmailMessage()
    message["To"] = to
    message.add_alternative(template.format(**values), subtype="html")
    with smtplib.SMTP(os.environ["MAIL_HOST"]) as server:
        server.send_message(message)


@app.post("/orders")
def order(order: Order) -> None:
    send("shop@example.org", name=order.name)
