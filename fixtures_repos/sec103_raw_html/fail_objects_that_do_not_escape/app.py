import markdown
from flask import Flask
from markupsafe import Markup

app = Flask(__name__)


class Short:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return f"<b>{self.text[:10]}</b>"


@app.template_filter("short")
def short(text):
    shown = Short(text)
    return Markup(shown)  # expect: SEC103


@app.template_filter("markdown")
def rendered(text):
    return Markup(markdown.markdown(text, extensions=["markdown.extensions.nl2br"]))  # expect: SEC103
