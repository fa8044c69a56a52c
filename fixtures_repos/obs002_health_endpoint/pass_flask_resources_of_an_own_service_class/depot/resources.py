from depot.service import Resource


class PingResource(Resource):
    def get(self):
        return {"status": "ok"}


class CratesResource(Resource):
    def get(self):
        return {"crates": []}

    def post(self):
        return {"id": 1}
