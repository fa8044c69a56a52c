"""The route table of Flask and Quart applications and of their extensions."""

from __future__ import annotations

import pytest

from prodready.project.routing.routes import Routes
from tests.unit.project_of import project, routes


@pytest.mark.parametrize(("package", "cls"), [("flask", "Flask"), ("quart", "Quart"), ("quart_trio", "QuartTrio")])
def test_decorators_and_rules_of_the_application(package: str, cls: str) -> None:
    found = routes(
        f"""
        from {package} import {cls}

        app = {cls}(__name__)

        @app.route("/")
        def home(): ...

        @app.route("/items", methods=["GET", "POST"])
        def items(): ...

        @app.get("/one")
        def one(): ...

        @app.delete("/one/<int:key>")
        def gone(key): ...

        def late(): ...

        app.add_url_rule("/late", view_func=late, methods=["PUT"])
        app.add_url_rule("/later", "later", late)
        """
    )
    assert found == [
        "DELETE /one/<int:key> gone",
        "GET / home",
        "GET /later late",
        "GET /one one",
        "GET|POST /items items",
        "PUT /late late",
    ]


def test_several_paths_on_one_handler_are_several_routes() -> None:
    found = routes(
        """
        from flask import Flask
        app = Flask(__name__)

        @app.route("/health")
        @app.route("/ping")
        def health(): ...
        """
    )
    assert found == ["GET /health health", "GET /ping health"]


def test_the_prefix_at_registration_replaces_the_blueprints_own() -> None:
    """And without one there the blueprint's own holds."""
    found = routes(
        {
            "app/views.py": """
                from flask import Blueprint

                users = Blueprint("users", __name__, url_prefix="/users")
                items = Blueprint("items", __name__, url_prefix="/items")

                @users.route("/a")
                def a(): ...

                @items.get("/b")
                def b(): ...
            """,
            "app/__init__.py": """
                from flask import Flask
                from app.views import items, users

                def create_app():
                    app = Flask(__name__)
                    app.register_blueprint(users)
                    app.register_blueprint(items, url_prefix="/things")
                    return app
            """,
        }
    )
    assert found == ["GET /things/b b", "GET /users/a a"]


def test_nested_blueprints_concatenate() -> None:
    found = routes(
        """
        from flask import Blueprint, Flask

        parent = Blueprint("parent", __name__, url_prefix="/parent")
        child = Blueprint("child", __name__, url_prefix="/child")

        @child.route("/x")
        def x(): ...

        parent.register_blueprint(child)
        app = Flask(__name__)
        app.register_blueprint(parent)
        """
    )
    assert found == ["GET /parent/child/x x"]


def test_handlers_inside_an_initialiser_that_takes_the_application() -> None:
    found = routes(
        {
            "app/metrics.py": """
                def init_app(app):
                    @app.route("/metrics")
                    def metrics(): ...
            """,
            "app/__init__.py": """
                from flask import Flask
                from app import metrics

                app = Flask(__name__)
                metrics.init_app(app)
            """,
        }
    )
    assert found == ["GET /metrics init_app.metrics"]


def test_method_views_answer_by_their_methods() -> None:
    found = routes(
        """
        from flask import Flask
        from flask.views import MethodView

        class Users(MethodView):
            def get(self): ...
            def post(self): ...

        app = Flask(__name__)
        app.add_url_rule("/users", view_func=Users.as_view("users"))
        """
    )
    assert found == ["GET|POST /users Users.get,Users.post"]


def test_restful_resources_below_a_blueprint() -> None:
    found = routes(
        """
        from flask import Blueprint, Flask
        from flask_restful import Api, Resource

        blueprint = Blueprint("api", __name__, url_prefix="/v1")
        api = Api(blueprint, prefix="/rest")

        class Item(Resource):
            def get(self, key): ...
            def delete(self, key): ...

        class Health(Resource):
            def get(self): ...

        api.add_resource(Item, "/items/<key>", "/item/<key>")
        api.add_resource(Health, "/health")
        app = Flask(__name__)
        app.register_blueprint(blueprint)
        """
    )
    assert found == [
        "GET /v1/rest/health Health.get",
        "GET|DELETE /v1/rest/item/<key> Item.get,Item.delete",
        "GET|DELETE /v1/rest/items/<key> Item.get,Item.delete",
    ]


def test_restx_namespaces_are_named_by_default() -> None:
    """``Namespace("users")`` lies at /users unless it or add_namespace says otherwise."""
    found = routes(
        """
        from flask import Flask
        from flask_restx import Api, Namespace, Resource

        users = Namespace("users")
        items = Namespace("items", path="/things")
        roles = Namespace("roles")

        @users.route("/", "/all")
        class Users(Resource):
            def get(self): ...

        @items.route("/<int:key>")
        class Item(Resource):
            def put(self, key): ...

        @roles.route("/x")
        class Roles(Resource):
            def get(self): ...

        api = Api(prefix="/api")
        api.add_namespace(users)
        api.add_namespace(items)
        api.add_namespace(roles, path="/elsewhere")

        def create_app():
            app = Flask(__name__)
            api.init_app(app)
            return app
        """
    )
    assert found == [
        "GET /api/elsewhere/x Roles.get",
        "GET /api/users/ Users.get",
        "GET /api/users/all Users.get",
        "PUT /api/things/<int:key> Item.put",
    ]


def test_smorest_blueprints_hold_functions_and_method_views() -> None:
    found = routes(
        """
        from flask import Flask
        from flask.views import MethodView
        from flask_smorest import Api, Blueprint

        blp = Blueprint("pets", "pets", url_prefix="/pets")

        @blp.route("/")
        class Pets(MethodView):
            def get(self): ...
            def post(self): ...

        @blp.route("/<key>", methods=["DELETE"])
        def remove(key): ...

        app = Flask(__name__)
        api = Api(app)
        api.register_blueprint(blp)
        """
    )
    assert found == ["DELETE /pets/<key> remove", "GET|POST /pets/ Pets.get,Pets.post"]


def test_apiflask_is_flask() -> None:
    found = routes(
        """
        from apiflask import APIBlueprint, APIFlask

        app = APIFlask(__name__)
        bp = APIBlueprint("bp", __name__, url_prefix="/bp")

        @bp.get("/a")
        def a(): ...

        app.register_blueprint(bp)
        """
    )
    assert found == ["GET /bp/a a"]


def test_a_subclass_of_the_application_and_an_unregistered_blueprint() -> None:
    found = project(
        """
        from flask import Blueprint, Flask

        class Own(Flask): ...

        lost = Blueprint("lost", __name__)
        app = Own(__name__)

        @app.route("/a")
        def a(): ...

        @lost.route("/b")
        def b(): ...
        """
    ).get(Routes)
    assert [route.title for route in found.table] == ["GET /a"]
    assert [route.title for route, _ in found.idle] == ["GET /b"]


def test_blueprints_of_packages_are_outside() -> None:
    table = project(
        """
        from company.health import blueprint
        from flask import Flask

        app = Flask(__name__)
        app.register_blueprint(blueprint, url_prefix="/ops")
        """
    ).get(Routes)
    assert [(item.name, item.prefix) for item in table.outside] == [("company.health.blueprint", "/ops")]


def test_a_function_of_the_repository_that_declares_what_it_is_given() -> None:
    """``register_view(blueprint, routes=[…], view_func=…)``, through a loop over the paths."""
    found = routes(
        {
            "app/helpers.py": """
                def register_view(bp_or_app, routes, view_func, *args, **kwargs):
                    for route in routes:
                        bp_or_app.add_url_rule(route, *args, view_func=view_func, **kwargs)
            """,
            "app/views.py": """
                from flask import Blueprint
                from flask.views import MethodView
                from app.helpers import register_view

                class Login(MethodView):
                    def get(self): ...
                    def post(self): ...

                def load(app):
                    auth = Blueprint("auth", __name__)
                    register_view(auth, routes=["/login", "/enter"], view_func=Login.as_view("login"))
                    app.register_blueprint(auth, url_prefix="/auth")
            """,
            "app/__init__.py": """
                from flask import Flask
                from app.views import load

                def create_app():
                    app = Flask(__name__)
                    load(app)
                    return app
            """,
        }
    )
    assert found == ["GET|POST /auth/enter Login.get,Login.post", "GET|POST /auth/login Login.get,Login.post"]


def test_own_decorators_hand_their_path_on() -> None:
    found = routes(
        {
            "shop/web.py": """
                import functools
                import flask

                application = flask.Flask(__name__)

                def api(path, policy=None, **options):
                    def outer(function):
                        @application.route(path, **options)
                        @functools.wraps(function)
                        def wrapper(*args, **kwargs):
                            return function(*args, **kwargs)
                        return wrapper
                    return outer

                @api("/", policy="root")
                def root(): ...
                """,
            "shop/items.py": """
                from shop.web import api

                @api("/v1/items/<key>", methods=["PUT", "DELETE"])
                def item(key): ...
                """,
        }
    )
    assert found == ["GET / root", "PUT|DELETE /v1/items/<key> item"]


def test_own_decorators_of_one_method() -> None:
    found = routes(
        """
        from flask import Blueprint, Flask

        bp = Blueprint("items", __name__, url_prefix="/items")

        def writes(rule):
            def decorate(view):
                return bp.post(rule)(view)
            return decorate

        @writes("/new")
        def new(): ...

        app = Flask(__name__)
        app.register_blueprint(bp)
        """
    )
    assert found == ["POST /items/new new"]


@pytest.mark.parametrize(
    "registering",
    ["Orders.register(app)\nGoods.register(app)", "for view in (Orders, Goods):\n    view.register(app)"],
)
def test_views_that_register_themselves(registering: str) -> None:
    found = project(
        {
            "view.py": """
                from flask.views import MethodView

                class View(MethodView):
                    rule = None
                    allowed = ["GET", "POST"]

                    @classmethod
                    def register(cls, app):
                        name = cls.rule.strip("/").replace("/", ".")
                        app.add_url_rule(f"/api{cls.rule}", name, view_func=cls.as_view(name), methods=cls.allowed)
                """,
            "app.py": "from flask import Flask\nfrom views import Goods, Orders\n\napp = Flask(__name__)\n"
            + registering,
            "views.py": """
                from view import View

                class Orders(View):
                    rule = "/orders"
                    def get(self): ...

                class Goods(View):
                    rule = "/goods"
                    allowed = ["GET"]
                    def get(self): ...
                """,
        }
    ).get(Routes)
    told = {(route.title, route.file, route.line) for route in found.table}
    assert told == {("GET /api/goods", "views.py", 8), ("GET|POST /api/orders", "views.py", 4)}


def test_methods_of_a_blueprint_under_names_of_their_own() -> None:
    found = routes(
        {
            "shop/api/__init__.py": """
                from typing import Callable

                from flask import Blueprint

                api = Blueprint("api", __name__)
                rule: Callable = api.add_url_rule
                get = api.get
                size = api.name

                from .orders import *
                """,
            "shop/api/orders.py": """
                from flask.views import MethodView

                from ..api import get, rule

                class Ping(MethodView):
                    def get(self): ...

                class Orders(MethodView):
                    def get(self): ...
                    def post(self): ...

                rule("/orders", view_func=Orders.as_view("orders"))

                def register(view, name, url):
                    made = view.as_view(name)
                    rule(url, view_func=made, methods=["GET"])

                register(Ping, "ping", "/ping/")

                @get("/total")
                def total(): ...
                """,
            "shop/app.py": """
                from flask import Flask

                from shop.api import api

                app = Flask(__name__)
                app.register_blueprint(api, url_prefix="/api")
                """,
        }
    )
    assert found == ["GET /api/ping/ Ping.get", "GET /api/total total", "GET|POST /api/orders Orders.get,Orders.post"]


def test_a_path_that_is_put_together_of_what_is_not_known() -> None:
    found = routes(
        """
        from flask import Flask
        from flask.views import MethodView

        from config import read

        class Orders(MethodView):
            def get(self): ...

        def create():
            app = Flask(__name__)
            prefix = f"{read('prefix')}/shop"

            @app.get(f"{prefix}/health")
            def health(): ...

            app.add_url_rule(f"{prefix}/orders", view_func=Orders.as_view("orders"))

            @app.get(prefix.name)
            def root(): ...

            return app
        """
    )
    assert found == ["GET /{?}/health create.health", "GET /{?}/orders Orders.get"]


def test_a_class_at_a_place_of_the_row() -> None:
    found = routes(
        """
        from flask import Flask
        from flask.views import MethodView

        class Orders(MethodView):
            def get(self): ...

        class Goods(MethodView):
            def post(self): ...

        app = Flask(__name__)
        for row in [("/orders/", Orders), ("/goods/", Goods)]:
            url = f"/api{row[0]}"
            app.add_url_rule(url, view_func=row[1].as_view(url))
        for row in [("/people/", Orders)]:
            url = f"/v2{row[0]}"
            app.add_url_rule(url, view_func=row[1].as_view(url))
        """
    )
    assert found == ["GET /api/orders/ Orders.get", "GET /v2/people/ Orders.get", "POST /api/goods/ Goods.post"]


def test_a_function_inside_that_adds_resources() -> None:
    found = routes(
        """
        from flask import Blueprint, Flask
        from flask_restful import Api, Resource

        class Schema(Resource):
            def get(self): ...

        def resources():
            api = Api(base)

            def add_resource(resource, url):
                api.add_resource(resource, url)

            add_resource(Schema, "/schema")
            return api

        app = Flask(__name__)
        base = Blueprint("base", __name__, url_prefix="/base")
        resources()
        app.register_blueprint(base)
        """
    )
    assert found == ["GET /base/schema Schema.get"]
