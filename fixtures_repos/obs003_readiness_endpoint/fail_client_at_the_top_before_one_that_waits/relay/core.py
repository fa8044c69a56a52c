import httpx


class Relay:
    def __init__(self):
        self.client = httpx.AsyncClient(base_url="https://models.example.org")

    def as_handler(self, kept):
        return kept[self]
