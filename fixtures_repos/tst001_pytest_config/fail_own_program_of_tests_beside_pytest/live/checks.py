import urllib.request


def test_answers():
    with urllib.request.urlopen("http://localhost:8000/total") as answer:
        assert answer.status == 200
