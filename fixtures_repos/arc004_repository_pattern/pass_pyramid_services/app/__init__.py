from pyramid.config import Configurator
from pyramid.view import view_config
from sqlalchemy import engine_from_config

from app.services.users import UserService


@view_config(route_name="users", renderer="json")
def users(request):
    return UserService(request.db).find("x")


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.registry["engine"] = engine_from_config(settings)
    config.add_route("users", "/users")
    return config.make_wsgi_app()
