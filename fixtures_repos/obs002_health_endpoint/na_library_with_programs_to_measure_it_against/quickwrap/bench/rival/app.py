from flask import Flask

application = Flask(__name__)


@application.get("/wrap")
def wrapped():
    return "wrapped"
