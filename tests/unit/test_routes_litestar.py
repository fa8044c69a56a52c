"""The route table of Litestar applications."""

from __future__ import annotations

from tests.unit.project_of import routes


def test_prefixes_of_application_router_controller_and_handler_compose() -> None:
    found = routes(
        {
            "app/users.py": """
                from litestar import Controller, delete, get, post, websocket

                class UserController(Controller):
                    path = "/users"

                    @get()
                    async def everyone(self): ...

                    @post("/new")
                    async def create(self): ...

                    @delete(path="/{key:int}")
                    async def remove(self, key: int): ...

                    @get(["/first", "/head"])
                    async def first(self): ...
            """,
            "app/main.py": """
                from litestar import Litestar, Router, get, route
                from app.users import UserController

                @get("/health", sync_to_thread=False)
                def health() -> str: ...

                @route("/any", http_method=["GET", "POST"])
                async def anything() -> None: ...

                api = Router(path="/api", route_handlers=[UserController])
                app = Litestar(route_handlers=[api, health, anything])
            """,
        }
    )
    assert found == [
        "DELETE /api/users/{key:int} UserController.remove",
        "GET /api/users UserController.everyone",
        "GET /api/users/first UserController.first",
        "GET /api/users/head UserController.first",
        "GET /health health",
        "GET|POST /any anything",
        "POST /api/users/new UserController.create",
    ]


def test_handlers_that_a_plugin_registers_are_served() -> None:
    """The constructor's list may be empty: an on_app_init hook extends it."""
    found = routes(
        {
            "app/system.py": """
                from litestar import Controller, get

                class SystemController(Controller):
                    path = "/system"

                    @get("/health")
                    async def health(self) -> str: ...
            """,
            "app/core.py": """
                from litestar.plugins import InitPluginProtocol
                from app.system import SystemController

                class Core(InitPluginProtocol):
                    def on_app_init(self, app_config):
                        app_config.route_handlers.extend([SystemController])
                        return app_config
            """,
            "app/main.py": """
                from litestar import Litestar
                from app.core import Core

                def create_app() -> Litestar:
                    return Litestar(plugins=[Core()])
            """,
        }
    )
    assert found == ["GET /system/health SystemController.health"]


def test_the_application_has_a_path_of_its_own() -> None:
    found = routes(
        """
        from litestar import Litestar, get

        @get("/a")
        async def a() -> None: ...

        app = Litestar([a], path="/base")
        """
    )
    assert found == ["GET /base/a a"]


def test_websockets_are_no_http_routes() -> None:
    found = routes(
        """
        from litestar import Litestar, websocket

        @websocket("/ws")
        async def talk(socket) -> None: ...

        app = Litestar(route_handlers=[talk])
        """
    )
    assert found == ["websocket GET /ws talk"]
