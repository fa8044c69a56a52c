import mistune
from flask import Flask
from markupsafe import Markup

app = Flask(__name__)
plain = mistune.create_markdown(plugins=["strikethrough"])


def make_renderer(plugins):
    markup = mistune.create_markdown(plugins=plugins, escape=True)
    return lambda text: Markup(markup(text))


@app.template_filter("markdown")
def markdown(text):
    return Markup(plain(text))
