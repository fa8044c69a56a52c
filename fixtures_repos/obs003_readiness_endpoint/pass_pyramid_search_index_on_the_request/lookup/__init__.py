from pyramid.config import Configurator


def create_app(global_config, **settings):
    config = Configurator(settings=settings)
    config.include("lookup.search")
    config.add_route("status", "/_status")
    config.scan("lookup.views")
    return config.make_wsgi_app()
