import os

from flask import Flask

app = Flask(__name__)
app.secret_key = "hard to guess string"  # expect: SEC101
app.config["SECRET_KEY"] = os.getenv("SECRET_KEY") or "fallback-for-now"  # expect: SEC101
app.config.update(
    JWT_SECRET_KEY="jwt-shop-key",  # expect: SEC101
    JWT_HEADER_NAME="Authorization",
)
