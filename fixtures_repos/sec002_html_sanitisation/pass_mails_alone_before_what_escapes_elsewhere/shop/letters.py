from email.message import EmailMessage

import nh3


def letter(text: str) -> EmailMessage:
    message = EmailMessage()
    message.add_alternative(nh3.clean(text), subtype="html")
    return message
