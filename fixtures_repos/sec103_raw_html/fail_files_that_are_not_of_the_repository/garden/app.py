from flask import Flask, render_template

from garden.compare import compared
from garden.words import given_to_all

app = Flask(__name__)
app.context_processor(given_to_all)
app.register_blueprint(compared)


@app.get("/")
def start():
    return render_template("start.html")
