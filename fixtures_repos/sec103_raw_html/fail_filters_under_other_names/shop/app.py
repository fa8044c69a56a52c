import markdown
from flask import Flask, render_template, request

app = Flask(__name__)


def as_html(value):
    return markdown.markdown(value)


app.jinja_env.filters["md"] = as_html


@app.route("/")
def one():
    return render_template("note.html", typed=request.args["typed"])
