import smtplib
from email.mime.text import MIMEText

import jinja2


class Mailer:
    def __init__(self) -> None:
        self._templates = jinja2.Environment(loader=jinja2.PackageLoader("shop", "templates"))

    def invite(self, address: str, message: str) -> None:
        text = self._templates.get_template("invitation.jinja2").render(message=message)
        with smtplib.SMTP("mail") as server:
            server.sendmail("shop@shop.example", [address], MIMEText(text, "plain").as_string())
