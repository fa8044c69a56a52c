from email.message import EmailMessage
from pathlib import Path

import chevron

HERE = Path(__file__).parent
LOOKS = (HERE / "looks.css").read_text()
LETTER = (HERE / "letter.html").read_text()


def letter(address, name, text):
    message = EmailMessage()
    message["To"] = address
    context = {"name": name}
    context.update(looks=LOOKS, text=text)
    message.add_alternative(chevron.render(LETTER, data=context), subtype="html")
    return message
