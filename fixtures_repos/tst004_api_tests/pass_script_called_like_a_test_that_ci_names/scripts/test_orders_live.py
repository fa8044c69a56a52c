import requests

BASE = "http://localhost:8000"


def test_orders():
    answer = requests.get(f"{BASE}/orders")
    assert answer.status_code == 200


if __name__ == "__main__":
    test_orders()
