from flask import Flask

from shop.views import VIEWS

app = Flask(__name__)

for name, view in VIEWS.items():
    rule = f"/v1/{name}"
    app.add_url_rule(rule, name, view)
