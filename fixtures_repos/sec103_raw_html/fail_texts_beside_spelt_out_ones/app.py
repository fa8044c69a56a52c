from dataclasses import dataclass

from flask import Flask, render_template, request

app = Flask(__name__)


@dataclass
class Step:
    title: str
    hint: str = "<i>soon</i>"


STEPS = [Step("Pay", "<b>now</b>"), Step("Wait")]
LABELS = {"a": "first <b>class</b>"}


@app.get("/<kind>")
def steps(kind):
    labels = dict(LABELS)
    labels["b"] = kind
    own = [*STEPS, Step("Yours", request.args["hint"])]
    return render_template("steps.html", steps=own, labels=labels, footer="<small>a shop</small>", words=kind)


@app.get("/plain")
def plain():
    return render_template("footer.html", footer=request.args["footer"])
