import os

import requests


def test_users():
    base = os.environ["API_URL"]
    answer = requests.get(f"{base}/users", timeout=3)
    assert answer.json() == []
