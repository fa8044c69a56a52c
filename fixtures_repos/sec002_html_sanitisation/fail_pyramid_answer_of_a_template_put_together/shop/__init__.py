from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPOk
from pyramid.view import view_config


@view_config(route_name="order")
def order(request):
    name = request.params["name"]
    return HTTPOk(body_template=f"<h1>Order of {name}</h1>", content_type="text/html")


def main(settings):
    config = Configurator(settings=settings)
    config.add_route("order", "/order")
    config.scan()
    return config.make_wsgi_app()
