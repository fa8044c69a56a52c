import requests

DIRECTORY = "https://directory.example.org/v2"


def test_users():
    answer = requests.get(url=f"{DIRECTORY}/users", timeout=3)
    assert answer.ok
