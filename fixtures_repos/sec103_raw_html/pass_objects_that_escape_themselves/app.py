import markdown
from flask import Flask
from markupsafe import Markup, escape

app = Flask(__name__)


class EscapeHtml(markdown.extensions.Extension):
    def extendMarkdown(self, md):
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


class Short:
    def __init__(self, text):
        self.text = text

    def __html__(self):
        return f"<b>{escape(self.text[:10])}</b>"


@app.template_filter("short")
def short(text):
    shown = Short(text)
    return Markup(shown)


@app.template_filter("markdown")
def rendered(text):
    return Markup(markdown.markdown(text, extensions=[EscapeHtml(), "markdown.extensions.nl2br"]))
