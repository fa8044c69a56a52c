import requests


class Client:
    def __init__(self, url: str) -> None:
        self.url = url

    def orders(self) -> list[str]:
        return requests.get(f"{self.url}/orders", timeout=5).json()
