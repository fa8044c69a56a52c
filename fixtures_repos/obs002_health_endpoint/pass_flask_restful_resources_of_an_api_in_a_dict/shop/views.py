from flask import Blueprint
from flask_restful import Api


class View:
    def __init__(self, name):
        self.pages = Blueprint(name, __name__)

    def parts(self):
        return {"pages": self.pages, "api": Api(self.pages)}
