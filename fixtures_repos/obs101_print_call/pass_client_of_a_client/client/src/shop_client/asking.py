import httpx

from shop_client.settings import TIMEOUT


class Client:
    def __init__(self, address):
        print("asking", address)
        self.answer = httpx.get(address, timeout=TIMEOUT)
