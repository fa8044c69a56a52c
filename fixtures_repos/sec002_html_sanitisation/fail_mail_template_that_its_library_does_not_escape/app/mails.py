from pathlib import Path

import emails
from emails.template import JinjaTemplate


def send(to: str, html: str, values: dict) -> None:
    message = emails.Message(subject="Welcome", html=JinjaTemplate(html), mail_from="shop@example.org")
    message.send(to=to, render=values)


def welcome(name: str, address: str) -> None:
    send(address, Path("mails/welcome.html").read_text(), {"name": name})
