import os

import httpx


class Client:
    def __init__(self) -> None:
        self.secret = os.getenv("AUTH_SECRET")

    def ask(self) -> str:
        return httpx.get("http://localhost/ask", headers={"Authorization": self.secret}, timeout=5).text
