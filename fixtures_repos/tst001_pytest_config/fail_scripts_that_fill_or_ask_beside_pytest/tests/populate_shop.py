import requests


def add(name):
    answer = requests.post("http://localhost:8000/orders", json={"name": name})
    assert answer.status_code == 201
