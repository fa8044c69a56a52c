from flask import Blueprint, Flask

bp = Blueprint("ops", __name__, url_prefix="/ops")


@bp.route("/ping")
def ping():
    return "pong"


app = Flask(__name__)
app.register_blueprint(bp, url_prefix="/api")
