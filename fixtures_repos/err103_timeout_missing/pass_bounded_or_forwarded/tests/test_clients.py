import requests


def test_live():
    assert requests.get("http://localhost:8000/").ok
