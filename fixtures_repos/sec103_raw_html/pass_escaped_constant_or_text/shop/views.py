import html

import nh3
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

ICONS = {"ok": "check", "bad": "cross"}


def icon(name):
    return f'<i class="icon-{name}"></i>'


def badge():
    return Markup(icon("ok"))


def comment(text):
    return Markup(nh3.clean(text))


def hello(name):
    return HTMLResponse(f"<h1>Hello {html.escape(name)}</h1>")


def link(name):
    return Markup("<b>") + escape(name) + Markup("</b>")
