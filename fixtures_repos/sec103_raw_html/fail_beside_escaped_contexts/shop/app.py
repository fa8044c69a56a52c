import json

from flask import Flask, render_template, request, url_for
from markupsafe import escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import JsonLexer

app = Flask(__name__)


@app.template_filter()
def as_json(data):
    if data is not None:
        return data
    return highlight(json.dumps(data), JsonLexer(), HtmlFormatter())


def warning_of(error, order):
    return f"{error}<br><a href='{url_for('order', number=order)}'>{escape(order)}</a>"


def shares(parts, total):
    stats = {}
    for name, part in parts:
        stats[name] = {}
        stats[name]["share"] = part + "%"
    return stats


@app.get("/orders/<number>")
def order(number):
    return render_template(
        "order.html",
        warning=warning_of(ValueError(number), number),
        stats=shares(request.args.items(), 2),
        data=request.args,
    )
