import os
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import aiosmtplib


async def deliver(to: str, subject: str, content: str) -> None:
    message = MIMEMultipart("alternative")
    message["To"] = to
    message["Subject"] = subject
    message.attach(MIMEText(content, "html"))
    await aiosmtplib.send(message, hostname=os.environ["SMTP_HOST"])
