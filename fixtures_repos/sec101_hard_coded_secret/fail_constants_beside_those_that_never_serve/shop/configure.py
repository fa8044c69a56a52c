import secrets

from flask import Flask

app = Flask(__name__)
app.config["SECRET_KEY"] = "plum and pear"  # expect: SEC101


def renew():
    app.config["SECRET_KEY"] = secrets.token_urlsafe()
