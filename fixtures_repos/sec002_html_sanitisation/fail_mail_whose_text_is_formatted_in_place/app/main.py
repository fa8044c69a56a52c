import smtplib
from email.mime.text import MIMEText

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Notice(BaseModel):
    name: str
    count: int


@app.post("/notices")
def notify(notice: Notice):
    text = "<p>Dear {}</p>".format(notice.name)
    message = MIMEText(text, "html")
    server = smtplib.SMTP("mail")
    server.send_message(message)
