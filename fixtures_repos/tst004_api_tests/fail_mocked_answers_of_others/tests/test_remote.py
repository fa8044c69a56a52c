import requests
import responses


@responses.activate
def test_remote():
    responses.get("https://api.example.org/prices", json=[])
    assert requests.get("https://api.example.org/prices", timeout=1).json() == []
    assert {"a": 1}.get("a") == 1
