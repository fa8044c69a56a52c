import os

import requests


class Receipt:
    def __init__(self, number):
        self.number = number


class Client:
    def __init__(self, address, password):
        self.address = address
        self.password = password

    @classmethod
    def from_environment(cls):
        """A client made of what its user's environment holds."""
        return cls(os.environ["TILL_ADDRESS"], os.environ.get("TILL_PASSWORD"))

    def receipts(self):
        return requests.get(f"{self.address}/receipts", auth=("till", self.password), timeout=5).json()
