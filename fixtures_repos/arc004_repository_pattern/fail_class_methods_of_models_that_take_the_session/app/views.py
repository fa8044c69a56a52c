from pyramid.config import Configurator
from pyramid.view import view_config
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.services.rules import Rules

make_session = sessionmaker(create_engine("postgresql://localhost/rules"))


@view_config(route_name="rules", renderer="json", request_method="POST")
def rules(request):
    Rules(make_session()).add(request.params["hash"])
    return {}


def includeme(config):
    config.add_route("rules", "/rules")


def create_app(_, **settings):
    config = Configurator(settings=settings)
    includeme(config)
    config.scan()
    return config.make_wsgi_app()
