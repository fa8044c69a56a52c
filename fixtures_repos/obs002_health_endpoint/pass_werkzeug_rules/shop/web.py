from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response


class Orders:
    def __init__(self):
        self.rules = Map([Rule("/orders", endpoint="orders"), Rule("/livez", endpoint="alive", methods=["GET", "HEAD"])])

    def on_alive(self, request):
        return Response("alive")

    def on_orders(self, request):
        raise NotFound

    @Request.application
    def __call__(self, request):
        adapter = self.rules.bind_to_environ(request.environ)
        return adapter.dispatch(lambda name, values: getattr(self, f"on_{name}")(request, **values), catch_http_exceptions=True)
