import requests


def test_the_archive_has_it():
    assert requests.get("http://localhost:8407/api/v1/metadata/1", timeout=5).ok
