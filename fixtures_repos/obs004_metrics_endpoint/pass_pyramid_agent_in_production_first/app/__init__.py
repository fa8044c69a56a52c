from pyramid.config import Configurator
from pyramid.view import view_config


@view_config(route_name="hello", renderer="json")
def hello(request):
    return {}


def create_app(_, **settings):
    config = Configurator(settings=settings)
    config.add_route("hello", "/")
    config.scan()
    return config.make_wsgi_app()
