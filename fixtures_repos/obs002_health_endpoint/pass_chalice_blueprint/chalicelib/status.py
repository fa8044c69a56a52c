from chalice import Blueprint

status = Blueprint(__name__)


@status.route("/health")
def health():
    return {"status": "ok"}
