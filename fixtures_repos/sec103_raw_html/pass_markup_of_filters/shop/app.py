from hashlib import sha256

from flask import Flask, render_template
from inlining import inlined
from markupsafe import Markup

app = Flask(__name__)


@app.template_filter("portrait")
def portrait(address, size=64):
    digest = sha256(address.encode()).hexdigest()
    return f'<img src="https://images.example/{digest}?size={size}">'


@app.get("/<address>")
def one(address):
    return render_template("one.html", address=address)


def mail(address):
    return Markup(inlined(render_template("one.html", address=address)))
