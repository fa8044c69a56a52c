import requests


def test_notes():
    answer = requests.get("http://localhost:8000/notes", timeout=5)
    print(answer.json())
