import requests


def test_upstream():
    assert requests.get("https://api.example.org/users", timeout=3).ok
