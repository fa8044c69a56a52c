from pyramid.config import Configurator
from pyramid.view import view_config


@view_config(route_name="item", renderer="item.html")
def item(request):
    return {"title": request.params["title"]}


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include("pyramid_mako")
    config.add_mako_renderer(".html")
    config.add_route("item", "/item")
    config.scan()
    return config.make_wsgi_app()
