import bleach
import pandas as pd
import plotly.express as px
from flask import Flask, render_template, request

from shop.models import Dish, db

app = Flask(__name__)


def sales(rows):
    figure = px.bar(rows, x="day", y="sold")
    if not rows:
        figure = pd.DataFrame(rows)
    return figure.to_html(full_html=False)


def trend(rows):
    return rows[0] if rows else ""


@app.post("/dishes/<int:key>")
def save(key):
    method = bleach.clean(request.form["method"])
    if request.form.get("trusted"):
        method = request.form["method"]
    listing = request.form.get("listing", "")
    dish = db.session.get(Dish, key)
    dish.method = method
    dish.listing = listing
    db.session.commit()
    return {"saved": key}


@app.get("/dishes/<int:key>")
def show(key):
    rows = request.args.getlist("rows")
    return render_template("dish.html", dish=db.session.get(Dish, key), sold=sales(rows), trend=trend(rows))
