from django.utils.safestring import SafeData, mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from markupsafe import Markup

app = FastAPI()

LETTERS = {ord("a"): "b"}


@app.get("/about")
def about(name: str):
    return HTMLResponse(f"<p>{name}</p>")  # expect: SEC103


class Upload:
    template = "<input type=file %s>"

    def __init__(self, template):
        self.template = template

    def __call__(self, field):
        return Markup(self.template)  # expect: SEC103


def document(text):
    text = text.translate(LETTERS)
    return mark_safe(text)  # expect: SEC103


def again(text):
    if isinstance(text, str):
        return mark_safe(text)  # expect: SEC103
    return SafeData()


def changer(autoescape):
    return str.upper


def spaced(value, autoescape=None):
    change = changer(autoescape)
    text = change(value)
    return mark_safe(text)  # expect: SEC103
