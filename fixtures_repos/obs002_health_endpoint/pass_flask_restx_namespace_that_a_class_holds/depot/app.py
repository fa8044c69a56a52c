from flask import Flask
from flask_restx import Api

from .alive import area

app = Flask(__name__)
api = Api(app)
api.add_namespace(area)
