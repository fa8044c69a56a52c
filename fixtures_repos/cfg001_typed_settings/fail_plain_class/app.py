import os

from flask import Flask


class Config:
    SECRET_KEY = os.environ.get("SECRET_KEY", "secret")
    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL")


app = Flask(__name__)
app.config.from_object(Config)
