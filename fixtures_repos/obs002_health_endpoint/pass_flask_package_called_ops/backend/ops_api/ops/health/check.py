from flask.views import MethodView


class HealthAPI(MethodView):
    def get(self):
        return {"status": "ok"}
