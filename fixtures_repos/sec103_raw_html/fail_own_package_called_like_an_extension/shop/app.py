from flask import Flask, request

from shop.flask_upload import form

app = Flask(__name__)


@app.get("/")
def index():
    return form(request.args["action"])
