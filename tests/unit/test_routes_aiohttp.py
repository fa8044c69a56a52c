"""The route table of aiohttp applications."""

from __future__ import annotations

from tests.unit.project_of import routes


def test_tables_lists_and_the_router_declare_routes() -> None:
    found = routes(
        {
            "app/views.py": """
                from aiohttp import web

                routes = web.RouteTableDef()

                @routes.get("/table")
                async def table(request): ...

                @routes.view("/view")
                class Both(web.View):
                    async def get(self): ...
                    async def post(self): ...

                async def listed(request): ...
                async def added(request): ...
                async def anything(request): ...
            """,
            "app/main.py": """
                from aiohttp import web
                from app import views

                def init_app():
                    app = web.Application()
                    app.add_routes(views.routes)
                    app.add_routes([web.get("/listed", views.listed), web.post("/listed/{key}", views.listed)])
                    app.router.add_get("/added", views.added)
                    app.router.add_route("DELETE", "/anything", views.anything)
                    return app

                web.run_app(init_app())
            """,
        }
    )
    assert found == [
        "DELETE /anything anything",
        "GET /added added",
        "GET /listed listed",
        "GET /table table",
        "GET|POST /view Both.get,Both.post",
        "POST /listed/{key} listed",
    ]


def test_subapplications_prefix_their_routes() -> None:
    found = routes(
        """
        from aiohttp import web

        async def users(request): ...

        admin = web.Application()
        admin.router.add_get("/users", users)
        app = web.Application()
        app.add_subapp("/admin", admin)
        """
    )
    assert found == ["GET /admin/users users"]


def test_handlers_may_be_methods_of_an_object() -> None:
    found = routes(
        """
        from aiohttp import web

        class Handler:
            async def list(self, request): ...

        def setup(app: web.Application) -> None:
            handler = Handler()
            app.router.add_get("/items", handler.list)
        """
    )
    assert found == ["GET /items Handler.list"]


def test_the_client_declares_nothing() -> None:
    found = routes(
        """
        import aiohttp

        async def fetch():
            async with aiohttp.ClientSession() as session:
                return await session.get("/health")
        """
    )
    assert found == []


def test_the_router_and_its_methods_are_known_under_other_names() -> None:
    found = routes(
        """
        from aiohttp import web

        async def orders(request): ...
        async def order(request): ...
        async def added(request): ...

        def set_up(app):
            router = app.router
            router.add_get("/orders", orders)
            router.add_post("/orders/{key}", order)
            add_route = app.router.add_route
            add_route("PUT", "/added", added)

        def init():
            app = web.Application()
            set_up(app)
            return app

        web.run_app(init())
        """
    )
    assert found == ["GET /orders orders", "POST /orders/{key} order", "PUT /added added"]


def test_the_method_of_a_router_may_have_any_name() -> None:
    found = routes(
        """
        from aiohttp import web

        async def home(request): ...

        async def told(request): ...

        def setup(app):
            url = app.router.add_route
            say = print
            url("GET", "/", home)
            say("GET", "/told", told)

        app = web.Application()
        setup(app)
        """
    )
    assert found == ["GET / home"]


def test_what_answers_by_a_websocket_alone_is_no_route_of_http() -> None:
    found = routes(
        """
        from aiohttp import web

        class Talk(web.View):
            async def get(self):
                self.ws = web.WebSocketResponse()
                await self.ws.prepare(self.request)

        class Status(Talk): ...

        async def either(request):
            ws = web.WebSocketResponse()
            if not ws.can_prepare(request).ok:
                return web.Response(text="come back")
            await ws.prepare(request)
            return ws

        app = web.Application()
        app.router.add_route("*", "/status", Status)
        app.router.add_get("/either", either)
        """
    )
    assert found == ["GET /either either", "websocket GET /status Talk.get"]
