from fastapi_mail import ConnectionConfig, FastMail, MessageSchema, MessageType

mail = FastMail(ConnectionConfig(MAIL_SERVER="mail", MAIL_PORT=587, MAIL_FROM="shop@example.org"))


def message(recipients: list[str], body: str) -> MessageSchema:
    return MessageSchema(recipients=recipients, subject="Welcome", body=body, subtype=MessageType.html)
