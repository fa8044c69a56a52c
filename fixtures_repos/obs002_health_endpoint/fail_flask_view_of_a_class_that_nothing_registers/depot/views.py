from flask import Flask
from flask_classful import FlaskView

app = Flask(__name__)


class HealthView(FlaskView):
    def index(self):
        return "ok"


class ParcelsView(FlaskView):
    def index(self):
        return []

    def before_health(self):
        return None


ParcelsView.register(app)
