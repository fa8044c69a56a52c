import bleach
import plotly.express as px
import plotly.graph_objects as go
import pygments
from flask import Flask, render_template, request
from pygments.formatters import HtmlFormatter
from pygments.lexers import JsonLexer

from shop.models import Dish, db

app = Flask(__name__)


def tidy(text):
    return bleach.clean(text or "", tags=["b", "p"], strip=True)


def framed(page):
    return f'<div class="chart">{page}</div>'


def sales(rows):
    figure = px.bar(rows, x="day", y="sold")
    figure.update_layout(showlegend=False)
    return framed(figure.to_html(full_html=False))


def trend(rows):
    if not rows:
        return ""
    figure = go.Figure(data=rows)
    return figure.to_html(full_html=False)


@app.post("/dishes/<int:key>")
def save(key):
    method = tidy(request.form["method"])
    listing = pygments.highlight(request.form["listing"], JsonLexer(), HtmlFormatter())
    dish = db.session.get(Dish, key)
    if dish is None:
        db.session.add(Dish(method=method, listing=listing))
    else:
        dish.method = method
        dish.listing = listing
    db.session.commit()
    return {"saved": key}


@app.get("/dishes/<int:key>")
def show(key):
    rows = request.args.getlist("rows")
    return render_template("dish.html", dish=db.session.get(Dish, key), sold=sales(rows), trend=trend(rows))
