import requests

from shop.http import connect

GEOCODER = "https://maps.example.com/geocode?key=AIza" + "ignored"
BOT = "xoxb-2841937560-Qp7LkZr2WmXc"  # expect: SEC101


def geocode(place):
    return requests.get("https://maps.example.com/", params={"q": place, "api_key": "k3JH82nd0aQpLz71Xv5RtY"}, timeout=5)


def client():
    return connect("https://stock.example.com", token="9d2f6c1ab87e4450b6d1e0a4c7f3b215")  # expect: SEC101


def stock(session, secret="6b1f8e0c9d7a4b32a5e4d3c2b1a09f8e"):  # expect: SEC101
    return session.get("/stock", headers={"X-Secret": secret})
