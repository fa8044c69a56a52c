from flask import Flask
from prometheus_flask_exporter import PrometheusMetrics

metrics = PrometheusMetrics.for_app_factory()


def create_app():
    app = Flask(__name__)
    app.add_url_rule("/orders", view_func=lambda: "")
    return app
