import urllib.request

import httpx
import requests


class Client:
    def __init__(self):
        self.session = requests.Session()

    def get(self, url):
        return self.session.get(url)  # expect: ERR103


def fetch(url):
    requests.post(url, json={})  # expect: ERR103
    requests.get(url, timeout=None)  # expect: ERR103
    urllib.request.urlopen(url)  # expect: ERR103
    return httpx.get(url, timeout=None)  # expect: ERR103
