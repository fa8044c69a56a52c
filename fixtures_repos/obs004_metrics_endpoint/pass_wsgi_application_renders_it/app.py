from flask import Flask
from prometheus_client import CollectorRegistry
from prometheus_client.openmetrics import exposition

shop = Flask(__name__)


def application(environ, start_response):
    if environ["PATH_INFO"] == "/metrics":
        start_response("200 OK", [("Content-Type", exposition.CONTENT_TYPE_LATEST)])
        return [exposition.generate_latest(CollectorRegistry())]
    return shop(environ, start_response)
