import nh3
from flask import Flask, render_template, request
from markupsafe import Markup

app = Flask(__name__)


def cleaned(text):
    return nh3.clean(text)


@app.post("/preview")
def preview():
    return render_template("index.html", title=Markup(cleaned(request.form["text"])))
