import json

from flask import Flask, render_template

from shop.looks import looks


def create_app():
    app = Flask(__name__)
    app.context_processor(lambda: dict(options=json.dumps({"prefix": app.config["PREFIX"]})))
    app.context_processor(looks)

    @app.route("/orders")
    def orders():
        return render_template("orders.html")

    return app
