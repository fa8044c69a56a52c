from flask import Flask

from shop.api import pages

app = Flask(__name__)
app.register_blueprint(pages)


@app.route("/status")
def status():
    return "up"


@app.route("/version")
def version():
    return "3"
