from flask_restx import Resource

from .shapes import Shapes

area = Shapes.area


@area.route("/")
class Alive(Resource):
    @area.marshal_with(Shapes.answer)
    def get(self):
        return {"at": "now"}
