from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Step:
    title: str
    hint: str = "<i>soon</i>"


class Answer(NamedTuple):
    heading: str
    words: str


class Stage(Enum):
    OPEN = "<b>open</b>"
    SHUT = "shut"


STEPS = [Step("Pay", "<b>now</b>"), Step("Wait")]
ANSWERS = {"late": Answer("Late", "We are <b>late</b>."), "lost": Answer("Lost", "It is <b>lost</b>.")}
LABELS = {"a": "first <b>class</b>", "b": "second class"}


def frame():
    return {"footer": "<small>a shop</small>", "labels": LABELS}


@app.get("/<kind>")
def steps(kind):
    context = frame()
    context["steps"] = [step for step in STEPS if step.title != kind]
    context.update(answer=ANSWERS[kind], stage=Stage(kind), headline=kind if kind in ("pay", "wait") else "none")
    return render_template("steps.html", **context)
