from flask import Flask, request
from mako.lookup import TemplateLookup

app = Flask(__name__)
pages = TemplateLookup(directories=["shop/templates"], default_filters=["h"])


@app.post("/items")
def item():
    return pages.get_template("item.mako").render(**request.form)
