from pyramid.config import Configurator
from pyramid.view import view_config


@view_config(route_name="status", renderer="json")
def status(request):
    return {"ok": True}


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("status", "/_status")
    config.scan()
    return config.make_wsgi_app()
