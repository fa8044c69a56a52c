class View:
    route = None
    methods = ("GET", "HEAD")

    def __init__(self, request):
        self.request = request

    @classmethod
    def configure(cls, config):
        path = cls.route
        name = path.lstrip("/").replace("/", "_")
        config.add_route(name, path)
        config.add_view(cls, route_name=name, renderer="json", request_method=cls.methods)
        config.add_view(cls, attr="refused", route_name=name, request_method=tuple(others(cls.methods)))

    def refused(self):
        self.request.response.status_code = 405
        return {}


def others(methods):
    return {"GET", "HEAD", "POST", "PUT", "DELETE"} - set(methods)
