import requests

BASE = "http://localhost:8080/shop"
HEADERS = {"accept": "application/json"}


def test_users():
    answer = requests.get(url=f"{BASE}/users", headers=HEADERS, timeout=3)
    assert answer.json() == []
