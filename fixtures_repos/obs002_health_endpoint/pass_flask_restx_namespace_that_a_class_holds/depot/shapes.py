from flask_restx import Namespace, fields


class Shapes:
    area = Namespace("ping")
    answer = area.model("answer", {"at": fields.String})
