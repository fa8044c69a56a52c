from prometheus_flask_exporter import PrometheusMetrics


def attach(app):
    print "attached"
    PrometheusMetrics(app)


def unfinished(:
