import smtplib
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from shop.mails import Mail


def send(address: str, mail: Mail) -> None:
    message = MIMEMultipart("alternative")
    message["To"] = address
    message.attach(MIMEText(mail.text, "plain"))
    message.attach(MIMEText(mail.html, "html"))
    with smtplib.SMTP("mail.internal") as server:
        server.send_message(message)
