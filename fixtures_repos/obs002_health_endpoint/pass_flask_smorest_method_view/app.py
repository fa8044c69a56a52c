from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint

app = Flask(__name__)
api = Api(app)
blp = Blueprint("health", __name__, url_prefix="/healthz")


@blp.route("/")
class Health(MethodView):
    def get(self):
        return {"status": "ok"}


api.register_blueprint(blp)
