from bottle import response, route, run
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest


@route("/metrics")
def metrics():
    response.content_type = CONTENT_TYPE_LATEST
    return generate_latest()


if __name__ == "__main__":
    run(host="0.0.0.0", port=8000)
