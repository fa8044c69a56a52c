import os

from flask import Flask


def create_app(testing=False, **config):
    app = Flask(__name__)
    if "BROKER_HOST" in os.environ:
        app.config["BROKER"] = "amqp://{}".format(os.environ["BROKER_HOST"])
    elif not testing:
        raise RuntimeError("no broker")
    app.config["MAIL_USE_TLS"] = bool(int(os.environ.get("MAIL_USE_TLS", "1")))
    app.config.update(config)
    return app
