from flask import Flask

from shop.answers import Answers
from shop.mail import send
from shop.picked import NAME

app = Flask(NAME)


@app.get("/")
def index():
    return Answers().ask(send("asked"))
