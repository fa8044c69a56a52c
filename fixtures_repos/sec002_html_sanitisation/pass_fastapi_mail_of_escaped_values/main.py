from html import escape

from fastapi import FastAPI
from fastapi_mail import ConnectionConfig, FastMail, MessageSchema, MessageType

app = FastAPI()
mail = FastMail(ConnectionConfig(MAIL_FROM="shop@example.org", TEMPLATE_FOLDER="templates"))


@app.post("/welcome")
async def welcome(name: str) -> None:
    message = MessageSchema(recipients=["a@example.org"], template_body={"name": escape(name)}, subtype=MessageType.html)
    await mail.send_message(message, template_name="welcome.html")
