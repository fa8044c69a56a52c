import requests


def left() -> int:
    return requests.get("https://stock.example.org", timeout=5).json()
