import requests

from tests.places import BASE


def test_base():
    assert requests.get(f"{BASE}/orders", timeout=3).json() == []
