from flask import Flask, render_template

from shop import settings

app = Flask(__name__)


@app.before_request
def pause():
    if settings.IS_PAUSED:
        return render_template("pause.html", until="noon")


@app.errorhandler(404)
def missing(error):
    return render_template("error_404.html", said=error), 404


@app.get("/")
def home():
    return render_template("home.html")


@app.get("/kilns/<name>")
def kiln(name):
    return render_template("kiln.html", name=name)
