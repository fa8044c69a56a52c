from pyramid.config import Configurator
from pyramid.request import Request
from pyramid.view import view_config
from sqlalchemy import engine_from_config

from app.models import User
from app.store import UserStore


@view_config(route_name="users", renderer="json")
def users(request: Request):
    if request.dbsession.query(User).filter_by(name="x").first():
        request.dbsession.add(User(name="y"))
    return UserStore(request).find("x")


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.registry["engine"] = engine_from_config(settings)
    config.add_route("users", "/users")
    return config.make_wsgi_app()
