import requests


def traces_of(address):
    return requests.get(f"{address}/traces", timeout=5).json()
