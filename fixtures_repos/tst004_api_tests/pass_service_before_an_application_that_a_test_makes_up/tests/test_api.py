from flask import Flask

from shop.extensions import Api


def test_api():
    app = Flask("test")
    Api(app)
    client = app.test_client()
    assert client.get("/").status_code == 404
