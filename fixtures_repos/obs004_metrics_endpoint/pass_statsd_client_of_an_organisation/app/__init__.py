from acme_utils.clients.statsd.statsd_client import StatsdClient
from flask import Flask

statsd_client = StatsdClient()


def create_app():
    application = Flask("app")
    statsd_client.init_app(application)

    @application.route("/orders")
    def orders():
        statsd_client.incr("orders")
        return []

    return application
