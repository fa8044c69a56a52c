from pyramid.config import Configurator
from pyramid.response import Response


def page(request):
    return Response("<p>%s</p>" % request.params["name"])


with Configurator() as config:
    config.add_route("page", "/")
    config.add_view(page, route_name="page")
    app = config.make_wsgi_app()
