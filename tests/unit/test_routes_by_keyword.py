"""Routes whose path and handler are given by name, in every framework that lets them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.unit.project_of import routes

_DJANGO = {
    "shop/settings.py": 'ROOT_URLCONF = "shop.urls"\nINSTALLED_APPS = ["shop"]\n',
    "manage.py": 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(
            """
            from aiohttp import web

            app, sub, table = web.Application(), web.Application(), web.RouteTableDef()

            @table.get(path="/told")
            async def told(request): ...

            async def listed(request): ...

            app.add_routes(routes=[web.get(path="/listed", handler=listed)])
            app.add_routes(table)
            app.router.add_route(method="PUT", path="/put", handler=listed)
            app.router.add_get(path="/get", handler=listed)
            sub.router.add_get("/below", listed)
            app.add_subapp(prefix="/sub", subapp=sub)
            """,
            ["GET /get listed", "GET /listed listed", "GET /sub/below listed", "GET /told told", "PUT /put listed"],
            id="aiohttp",
        ),
        pytest.param(
            """
            from bottle import Bottle

            app = Bottle()

            def listed(): ...

            app.route(path="/listed", callback=listed)
            """,
            ["GET /listed listed"],
            id="bottle",
        ),
        pytest.param(
            """
            import falcon

            class Orders:
                def on_get(self, req, resp): ...

            app = falcon.App()
            app.add_route(uri_template="/orders", resource=Orders())
            """,
            ["GET /orders Orders.on_get"],
            id="falcon",
        ),
        pytest.param(
            """
            from sanic import Blueprint, Sanic

            app, orders = Sanic("shop"), Blueprint("orders", url_prefix="/orders")

            @orders.get(uri="/all")
            async def listed(request): ...

            app.blueprint(blueprint=orders)
            """,
            ["GET /orders/all listed"],
            id="sanic",
        ),
        pytest.param(
            """
            from tornado.web import Application, RequestHandler, URLSpec

            class Orders(RequestHandler):
                def get(self): ...

            app = Application(handlers=[URLSpec(pattern="/orders", handler=Orders)])
            """,
            ["GET /orders Orders.get"],
            id="tornado",
        ),
        pytest.param(
            {
                **_DJANGO,
                "shop/urls.py": """
                    from django.urls import include, path
                    from rest_framework.routers import SimpleRouter

                    from shop.views import Orders, ready

                    router = SimpleRouter()
                    router.register(prefix="orders", viewset=Orders, basename="orders")
                    urlpatterns = [path(route="api/", view=include(router.urls)), path(route="ready", view=ready)]
                    """,
                "shop/views.py": """
                    from rest_framework.viewsets import ReadOnlyModelViewSet

                    class Orders(ReadOnlyModelViewSet): ...

                    def ready(request): ...
                    """,
            },
            ["ANY /ready ready", "GET /api/orders/ Orders"],
            id="django",
        ),
    ],
)
def test_a_route_is_found_whose_parts_are_given_by_name(code: str | Mapping[str, str], expected: list[str]) -> None:
    assert routes(code) == expected
