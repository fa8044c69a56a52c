import os
import socket

from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from wtforms.widgets import html_params

app = FastAPI()

ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E"}


@app.get("/about")
def about():
    return HTMLResponse("<p>{} on {}</p>".format(os.getenv("NAME", "shop"), socket.gethostname()))


class Upload:
    template = "<input type=file %s>"

    def __call__(self, field, **kwargs):
        shown = self.template % html_params(name=field.name)
        return Markup(f"{shown}<select {html_params(name=field.name, **kwargs)}></select>")


def document(text):
    text = text.translate(ESCAPED)
    return mark_safe(text)


def again(text):
    """What was marked stays so."""
    was_safe = isinstance(text, SafeData)
    text = text.replace("a", "b")
    if was_safe:
        text = mark_safe(text)
    return text


def chosen(autoescape):
    return conditional_escape if autoescape else as_it_is


def as_it_is(text):
    return text


def escaper(autoescape):
    if autoescape:
        return conditional_escape
    return as_it_is


def spaced(value, autoescape=None):
    escape = escaper(autoescape)
    text = escape(value).replace(" ", "&nbsp;")
    return mark_safe(text)
