from html import escape
from pathlib import Path

from app.gateway import Mailer


class Letters:
    def __init__(self, mailer: Mailer) -> None:
        self.mailer = mailer

    def _fill(self, name: str, values: dict[str, str]) -> str:
        page = Path(__file__).with_name(name).read_text()
        for key, value in values.items():
            page = page.replace(f"{{{{{key}}}}}", str(value))
        return page

    def send_welcome(self, address: str, name: str) -> None:
        page = self._fill("welcome.html", {"name": name})
        self.mailer.send_mail(to=address, subject="Welcome", html_content=page)
