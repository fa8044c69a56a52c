import requests

PASSWORD = "hunter2"


def stock(session, sku):
    assert sku
    session.execute(f"SELECT * FROM stock WHERE sku = '{sku}'")
    return requests.get("https://stock.example.com/")
