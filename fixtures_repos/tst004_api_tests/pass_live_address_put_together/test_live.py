import requests

NAME = "first"


def test_a_note_is_served():
    assert requests.get(f"http://localhost:8000/api/v1/notes/{NAME}", timeout=5).ok
