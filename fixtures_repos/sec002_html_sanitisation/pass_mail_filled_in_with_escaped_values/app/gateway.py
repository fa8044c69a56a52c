from typing import Protocol


class Mailer(Protocol):
    def send_mail(self, to: str, subject: str, html_content: str) -> None: ...
