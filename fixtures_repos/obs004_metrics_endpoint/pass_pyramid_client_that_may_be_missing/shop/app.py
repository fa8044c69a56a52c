from pyramid.config import Configurator
from pyramid.response import Response

try:
    import prometheus_client as figures
except ImportError:
    figures = None


def metrics_view(request):
    data = figures.generate_latest(figures.REGISTRY)
    return Response(body=data)


def includeme(config):
    config.add_route("m", "/__metrics__")
    config.add_view(metrics_view, route_name="m")


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include(includeme)
    return config.make_wsgi_app()
