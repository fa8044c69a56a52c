import requests


class Asker:
    def __init__(self, address: str) -> None:
        self.address = address

    def answer(self, path: str) -> requests.Response:
        session = requests.Session()
        return session.get(f"{self.address}/{path}")
