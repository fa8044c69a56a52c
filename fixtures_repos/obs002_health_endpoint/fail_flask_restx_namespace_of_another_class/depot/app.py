from flask import Flask
from flask_restx import Api

from . import views

app = Flask(__name__)
api = Api(app)
api.add_namespace(views.Health.area)
api.add_namespace(views.Ledger.area)
