from flask import Flask
from flask_restx import Api, Resource

from app.models import Team, db

app = Flask(__name__)
api = Api(app)


@api.route("/teams")
class Teams(Resource):
    def get(self):
        return Team.query.count()

    def post(self):
        db.session.add(Team())
        db.session.commit()
