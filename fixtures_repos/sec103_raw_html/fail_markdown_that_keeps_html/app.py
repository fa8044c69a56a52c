import mistune
from flask import Flask
from markupsafe import Markup

app = Flask(__name__)
rich = mistune.create_markdown(escape=False)


@app.template_filter("markdown")
def markdown(text):
    return Markup(rich(text))  # expect: SEC103
