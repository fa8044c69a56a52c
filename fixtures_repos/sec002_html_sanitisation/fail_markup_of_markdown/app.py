import markdown
from flask import Flask, render_template, request
from markupsafe import Markup

app = Flask(__name__)


@app.template_filter("markdown")
def to_html(text):
    return Markup(markdown.markdown(text))


@app.get("/")
def index():
    return render_template("index.html", title=request.args["title"])
