from flask import Blueprint, Flask, request
from flask.views import MethodView


class Resource(MethodView):
    def dispatch_request(self, *args, **kwargs):
        return getattr(self, request.method.lower())(*args, **kwargs)


class Service:
    def __init__(self, app: Flask) -> None:
        self.app = app
        self.documented = []
        self.blueprint = Blueprint("api", __name__, url_prefix="/api")

    def add_resource(self, resource, *urls, documented=True):
        view = resource.as_view(resource.__name__)
        for url in urls:
            self.blueprint.add_url_rule(rule=url, endpoint=view.__name__, view_func=view)
        if documented:
            for url in urls:
                self.documented.append(url)

    def start(self):
        self.app.register_blueprint(self.blueprint)
