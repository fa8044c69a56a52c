import smtplib
from email.mime.text import MIMEText

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
TEXT = "<p>Dear {name}, {count} parcels wait.</p>"


class Notice(BaseModel):
    name: str
    count: int


@app.post("/notices")
def notify(notice: Notice):
    message = MIMEText(TEXT.format(name=notice.name, count=notice.count), "html")
    server = smtplib.SMTP("mail")
    server.send_message(message)
