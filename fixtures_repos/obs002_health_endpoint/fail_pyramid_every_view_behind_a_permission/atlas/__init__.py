from pyramid.config import Configurator


def main(_, **settings):
    config = Configurator(settings=settings)
    config.include("atlas.views")
    config.scan("atlas.views")
    return config.make_wsgi_app()
