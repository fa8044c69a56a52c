"""The route table of Sanic applications."""

from __future__ import annotations

from tests.unit.project_of import routes


def test_decorators_and_add_route_with_the_handler_first() -> None:
    found = routes(
        """
        from sanic import Sanic
        from sanic.views import HTTPMethodView

        app = Sanic("service")

        @app.get("/a")
        async def a(request): ...

        @app.route("/b", methods=["POST", "PUT"])
        async def b(request): ...

        async def late(request): ...

        class View(HTTPMethodView):
            async def get(self, request): ...
            async def delete(self, request): ...

        app.add_route(late, "/late")
        app.add_route(late, "/later", ["PATCH"])
        app.add_route(uri="/last", methods=["PUT"], handler=late)
        app.add_route(View.as_view(), "/view/<key>")
        """
    )
    assert found == [
        "GET /a a",
        "GET /late late",
        "GET|DELETE /view/<key> View.get,View.delete",
        "PATCH /later late",
        "POST|PUT /b b",
        "PUT /last late",
    ]


def test_blueprints_have_prefixes_versions_and_groups() -> None:
    found = routes(
        {
            "app/blueprints.py": """
                from sanic import Blueprint

                users = Blueprint("users", url_prefix="/users", version=1)
                items = Blueprint("items", url_prefix="/items")
                plain = Blueprint("plain", url_prefix="/plain")
                group = Blueprint.group(items, url_prefix="/group")

                @users.get("/<key>")
                async def user(request, key): ...

                @items.get("/")
                async def item(request): ...

                @plain.get("/x")
                async def x(request): ...
            """,
            "app/server.py": """
                from sanic import Sanic
                from app.blueprints import group, plain, users

                app = Sanic("service")
                app.blueprint(users)
                app.blueprint(group)
                app.blueprint(plain, url_prefix="/other")
            """,
        }
    )
    assert found == ["GET /group/items/ item", "GET /other/x x", "GET /v1/users/<key> user"]


def test_a_group_that_a_blueprint_makes_has_a_version() -> None:
    found = routes(
        """
        from sanic import Blueprint, Sanic

        users = Blueprint("users", url_prefix="/users")
        first = Blueprint("first").group(users, version=1)
        app = Sanic("service")
        app.blueprint(first)

        @users.get("/<key>")
        async def user(request, key): ...
        """
    )
    assert found == ["GET /v1/users/<key> user"]
