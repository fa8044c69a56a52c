from flask import Flask, render_template
from flask_talisman import Talisman

app = Flask(__name__)
Talisman(app)


@app.get("/")
def index():
    return render_template("index.html", title="a")
