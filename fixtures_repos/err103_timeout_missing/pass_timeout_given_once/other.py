import functools

import requests

session = requests.Session()
session.request = functools.partial(session.request, timeout=5)


def fetch():
    return session.get("https://shop.example")
