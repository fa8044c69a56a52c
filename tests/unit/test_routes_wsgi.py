"""The route table of Falcon, Pyramid and Bottle applications."""

from __future__ import annotations

import pytest

from prodready.project.routing.routes import Routes
from tests.unit.project_of import project, routes


@pytest.mark.parametrize("constructor", ["falcon.App", "falcon.API", "falcon.asgi.App"])
def test_falcon_resources_answer_by_their_responders(constructor: str) -> None:
    found = routes(
        f"""
        import falcon
        import falcon.asgi

        class Items:
            def on_get(self, request, response): ...
            def on_post(self, request, response): ...
            def on_get_one(self, request, response, key): ...

        app = {constructor}()
        items = Items()
        app.add_route("/items", items)
        app.add_route("/items/{{key}}", items, suffix="one")
        """
    )
    assert found == ["GET /items/{key} Items.on_get_one", "GET|POST /items Items.on_get,Items.on_post"]


def test_a_falcon_subclass_may_take_a_name_first() -> None:
    found = routes(
        """
        import falcon

        class Health:
            def on_get(self, request, response): ...

        class Service(falcon.App):
            def setup(self):
                self.add_route("health", "/__heartbeat__", Health())
        """
    )
    assert found == ["GET /__heartbeat__ Health.on_get"]


def test_a_module_may_be_a_falcon_resource() -> None:
    found = routes(
        {
            "app/teams.py": "def on_get(req, resp): ...\ndef on_post(req, resp): ...\n",
            "app/main.py": """
                import falcon
                from app import teams

                def init(application):
                    application.add_route("/teams", teams)

                app = falcon.App()
                init(app)
            """,
        }
    )
    assert found == ["GET|POST /teams on_get,on_post"]


def test_pyramid_joins_routes_and_views_by_name() -> None:
    found = routes(
        {
            "app/routes.py": """
                def includeme(config):
                    config.add_route("home", "/")
                    config.add_route("item", "/items/{key}")
                    config.add_route("plain", pattern="/plain")
                    config.add_route("unused", "/unused")
            """,
            "app/views.py": """
                from pyramid.view import view_config, view_defaults

                @view_config(route_name="home", renderer="json")
                def home(request): ...

                @view_defaults(route_name="item")
                class Item:
                    @view_config(request_method="GET")
                    def read(self): ...

                    @view_config(request_method="DELETE")
                    def remove(self): ...

                def plain(request): ...
            """,
            "app/__init__.py": """
                from pyramid.config import Configurator
                from app.views import plain

                def main(global_config, **settings):
                    config = Configurator(settings=settings)
                    config.include("app.routes")
                    config.add_view(plain, route_name="plain", request_method="POST")
                    config.scan()
                    return config.make_wsgi_app()
            """,
        }
    )
    assert found == [
        "ANY / home",
        "DELETE /items/{key} Item.remove",
        "GET /items/{key} Item.read",
        "POST /plain plain",
    ]


def test_pyramid_prefixes_of_includes_and_decorators_of_the_repository() -> None:
    found = routes(
        {
            "app/api/__init__.py": """
                def includeme(config):
                    config.add_route("api.user", "/users/{name}")
            """,
            "app/views.py": """
                from app.util import json_view

                @json_view(route_name="api.user", request_method="GET")
                def user(request): ...
            """,
            "app/util.py": """
                from pyramid.view import view_config

                def json_view(**settings):
                    return view_config(renderer="json", **settings)
            """,
            "app/__init__.py": """
                from pyramid.config import Configurator

                def create_app():
                    config = Configurator()
                    config.include("app.api", route_prefix="/api")
                    return config.make_wsgi_app()
            """,
        }
    )
    assert found == ["GET /api/users/{name} user"]


def test_cornice_services_have_one_path_and_several_methods() -> None:
    found = routes(
        """
        from cornice import Service
        from pyramid.config import Configurator

        users = Service(name="users", path="/users/{key}")

        @users.get()
        def read(request): ...

        @users.put()
        def write(request): ...

        config = Configurator()
        """
    )
    assert found == ["GET /users/{key} read", "PUT /users/{key} write"]


def test_cornice_resources_answer_for_one_thing_and_for_all() -> None:
    """Verbs may be inherited; what is no verb answers nothing."""
    found = routes(
        """
        from cornice.resource import resource
        from pyramid.config import Configurator

        class Base:
            def delete(self): ...

        @resource(collection_path="/areas", path="/areas/{key}")
        class Areas(Base):
            def collection_get(self): ...
            def collection_post(self): ...
            def get(self): ...
            def helper(self): ...

        @resource("/about")
        class About:
            def get(self): ...

        config = Configurator()
        """
    )
    assert found == [
        "DELETE /areas/{key} Base.delete",
        "GET /about About.get",
        "GET /areas Areas.collection_get",
        "GET /areas/{key} Areas.get",
        "POST /areas Areas.collection_post",
    ]


def test_cherrypy_methods_are_exposed_by_its_decorator_or_an_own_one() -> None:
    found = routes(
        """
        import functools

        import cherrypy

        def guarded(function=None, admin=False):
            if not function:
                return functools.partial(guarded, admin=admin)
            function.exposed = True
            return function

        def logged(function):
            return cherrypy.expose(function)

        def hidden(function):
            return function

        class Main:
            @cherrypy.expose
            def index(self): ...

            @guarded
            def plain(self): ...

            @guarded(admin=True)
            def closed(self): ...

            @logged
            def watched(self): ...

            @hidden
            def helper(self): ...

        cherrypy.quickstart(Main(), "/app")
        """
    )
    assert [route.partition("|POST ")[2] for route in found] == [
        "/app Main.index",
        "/app/closed Main.closed",
        "/app/plain Main.plain",
        "/app/watched Main.watched",
    ]


def test_bottle_applications_and_the_default_one() -> None:
    found = routes(
        """
        import bottle
        from bottle import Bottle, post, route

        app = Bottle()
        inner = Bottle()

        @app.get("/a")
        def a(): ...

        @app.route("/b", method=["GET", "PUT"])
        def b(): ...

        @route("/c")
        def c(): ...

        @post("/d")
        def d(): ...

        @inner.delete("/e")
        def e(): ...

        def late(): ...

        app.route("/late", "GET", late)
        app.mount("/inner", inner)
        """
    )
    assert found == [
        "DELETE /inner/e e",
        "GET /a a",
        "GET /c c",
        "GET /late late",
        "GET|PUT /b b",
        "POST /d d",
    ]


def test_a_copy_of_bottle_in_the_tree_is_bottle() -> None:
    """As wrapped by a package that imports everything from the copy."""
    table = project(
        {
            "pkg/__init__.py": "",
            "pkg/wrapper/__init__.py": "from pkg.wrapper.bottle import *\n",
            "pkg/wrapper/bottle.py": """
                __author__ = "somebody"
                __version__ = "0.13"

                class Bottle:
                    def route(self, path): ...
            """,
            "pkg/app.py": """
                from .wrapper import Bottle

                app = Bottle()

                @app.route("/simple/")
                def simple(): ...
            """,
        }
    ).get(Routes)
    assert [(route.title, route.framework, route.wired) for route in table.table] == [("GET /simple/", "bottle", True)]


def test_falcon_loop_whose_paths_are_formatted() -> None:
    assert routes(
        """
        import falcon

        HEALTH = "health"

        class Health:
            def on_get(self, req, resp): ...

        class Orders:
            def on_post(self, req, resp): ...

        def create():
            app = falcon.App()
            for path, resource in [(HEALTH, Health()), ("orders", Orders())]:
                app.add_route("/api/{}".format(path), resource)
            return app
        """
    ) == ["GET /api/health Health.on_get", "POST /api/orders Orders.on_post"]
