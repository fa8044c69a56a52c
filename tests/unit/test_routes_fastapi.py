"""The route table of FastAPI and Starlette applications."""

from __future__ import annotations

import pytest

from prodready.project.routing.idle import UNMOUNTED
from prodready.project.routing.routes import Routes
from tests.unit.project_of import project, routes


def test_every_decorator_declares_its_method() -> None:
    found = routes(
        """
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/a")
        async def read(): ...

        @app.post("/a")
        def create(): ...

        @app.put("/a/{key}")
        def replace(key: str): ...

        @app.patch("/a/{key}")
        def change(key: str): ...

        @app.delete("/a/{key}")
        def remove(key: str): ...

        @app.head("/a")
        def look(): ...

        @app.options("/a")
        def ask(): ...

        @app.api_route("/b", methods=["GET", "post"])
        def both(): ...

        @app.api_route("/c")
        def silent(): ...

        @app.websocket("/ws")
        async def talk(socket): ...
        """
    )
    assert found == [
        "DELETE /a/{key} remove",
        "GET /a read",
        "GET /c silent",
        "GET|POST /b both",
        "HEAD /a look",
        "OPTIONS /a ask",
        "PATCH /a/{key} change",
        "POST /a create",
        "PUT /a/{key} replace",
        "websocket GET /ws talk",
    ]


def test_prefixes_compose_over_routers_in_other_modules() -> None:
    """Of the router itself, of each inclusion on the way, and of a setting's constant default."""
    found = routes(
        {
            "app/__init__.py": "",
            "app/config.py": """
                from pydantic_settings import BaseSettings

                class Settings(BaseSettings):
                    API_V1_STR: str = "/api/v1"

                settings = Settings()
            """,
            "app/users.py": """
                from fastapi import APIRouter

                router = APIRouter(prefix="/users")

                @router.get("")
                def everyone(): ...

                @router.get("/{user_id}")
                def one(user_id: int): ...
            """,
            "app/health.py": """
                from fastapi import APIRouter

                router = APIRouter()

                @router.get("/")
                def health(): ...
            """,
            "app/api.py": """
                from fastapi import APIRouter

                from app import health, users

                api_router = APIRouter()
                api_router.include_router(users.router)
                api_router.include_router(health.router, prefix="/health")
            """,
            "app/main.py": """
                from fastapi import FastAPI

                from app.api import api_router
                from app.config import settings

                app = FastAPI(root_path="/proxy")
                app.include_router(api_router, prefix=settings.API_V1_STR)
            """,
        }
    )
    assert found == ["GET /api/v1/health/ health", "GET /api/v1/users everyone", "GET /api/v1/users/{user_id} one"]


def test_a_router_that_is_included_twice_has_both_paths() -> None:
    found = routes(
        """
        from fastapi import APIRouter, FastAPI

        router = APIRouter()

        @router.get("/ping")
        def ping(): ...

        app = FastAPI()
        app.include_router(router, prefix="/v1")
        app.include_router(router, prefix="/v2")
        """
    )
    assert found == ["GET /v1/ping ping", "GET /v2/ping ping"]


LOST = """
    from fastapi import APIRouter, FastAPI

    app = FastAPI()
    router = APIRouter(prefix="/lost")

    @router.get("/a")
    def lost(): ...
"""


def test_a_router_that_nothing_mentions_is_idle() -> None:
    table = project(
        {"main.py": LOST, "tests/test_main.py": "from main import app, router\napp.include_router(router)\n"}
    )
    assert table.get(Routes).table == ()
    assert [(route.path, reason) for route, reason in table.get(Routes).idle] == [("/lost/a", UNMOUNTED)]


@pytest.mark.parametrize(
    "other",
    [
        "import main\nmain.app.include_router(main.router)\n",
        "from main import router\nall_routers = [router]\n",
        "import main\nmounted = main.router.attach()\n",
        "import main\ndef mount(app, module):\n    app.include_router(module.router)\nmount(main.app, main)\n",
        "import main\ndef mount(app, names):\n    for name in names:\n        app.include_router(getattr(main, name))\n",
        "ROUTERS = ['main:router']\n",
        "import importlib\ndef load(name):\n    return importlib.import_module(name)\n",
    ],
)
def test_a_router_that_something_may_mount_is_served(other: str) -> None:
    assert project({"main.py": LOST, "other.py": other}).get(Routes).idle == ()


def test_of_two_applications_the_one_that_nothing_starts_is_idle() -> None:
    source = """
        from fastapi import FastAPI
        app = FastAPI()
        other = FastAPI()

        @app.get("/a")
        def a(): ...

        @other.get("/b")
        def b(): ...
    """
    started = {"main.py": source, "Dockerfile": 'FROM python:3.12\nCMD ["uvicorn", "main:app"]\n'}
    assert routes({"main.py": source}) == ["GET /a a", "GET /b b"]
    assert routes(started) == ["GET /a a"]
    assert routes({**started, "internal.py": "from main import other\n"}) == ["GET /a a", "GET /b b"]


def test_a_loop_at_the_top_of_a_module_mounts_what_its_list_holds() -> None:
    found = routes(
        {
            "app/a.py": """
                from fastapi import APIRouter
                router = APIRouter(prefix="/a")
                @router.get("/x")
                def x(): ...
            """,
            "app/v1.py": """
                from fastapi import APIRouter
                from app.a import router as a
                routers = APIRouter()
                listed = [a]
                for router in listed:
                    routers.include_router(router)
            """,
            "app/main.py": """
                from fastapi import FastAPI
                from app.v1 import routers
                app = FastAPI()
                app.include_router(routers, prefix="/api/v1")
            """,
        }
    )
    assert found == ["GET /api/v1/a/x x"]


def test_routers_included_in_a_loop_over_a_list_are_all_mounted() -> None:
    found = routes(
        {
            "app/a.py": """
                from fastapi import APIRouter
                router = APIRouter(prefix="/a")
                @router.get("/x")
                def x(): ...
            """,
            "app/b.py": """
                from fastapi import APIRouter
                router = APIRouter(prefix="/b")
                @router.get("/y")
                def y(): ...
            """,
            "app/main.py": """
                from fastapi import FastAPI
                from app import a, b

                def create_app():
                    app = FastAPI()
                    for router in [a.router, b.router]:
                        app.include_router(router, prefix="/api")
                    return app
            """,
        }
    )
    assert found == ["GET /api/a/x x", "GET /api/b/y y"]


def test_handlers_inside_a_factory_are_found_whatever_the_application_is_called() -> None:
    found = routes(
        """
        from fastapi import FastAPI

        def build() -> FastAPI:
            service = FastAPI()

            @service.get("/health")
            async def health(): ...

            return service
        """
    )
    assert found == ["GET /health build.health"]


def test_routes_added_by_calls_count_and_subapplications_prefix_theirs() -> None:
    found = routes(
        """
        from fastapi import FastAPI
        from starlette.responses import PlainTextResponse

        def status(): ...
        def plain(request): ...

        app = FastAPI()
        inner = FastAPI()
        app.add_api_route("/status", status, methods=["GET"])
        app.add_route("/plain", plain)
        app.mount("/inner", inner)

        @inner.get("/deep")
        def deep(): ...
        """
    )
    assert found == ["GET /inner/deep deep", "GET /plain plain", "GET /status status"]


def test_a_client_call_to_the_same_path_is_no_route() -> None:
    found = routes(
        """
        import httpx
        from fastapi import FastAPI

        app = FastAPI()
        client = httpx.AsyncClient()

        @app.get("/a")
        async def a():
            return await client.get("/health")
        """
    )
    assert found == ["GET /a a"]


def test_routes_of_a_package_outside_are_told_apart() -> None:
    table = project(
        """
        from company.web import health_router
        from fastapi import FastAPI

        app = FastAPI()
        app.include_router(health_router, prefix="/ops")
        """
    ).get(Routes)
    assert table.table == ()
    assert [(item.name, item.prefix, item.line) for item in table.outside] == [("company.web.health_router", "/ops", 6)]


def test_starlette_routes_nest_in_mounts() -> None:
    found = routes(
        """
        from starlette.applications import Starlette
        from starlette.endpoints import HTTPEndpoint
        from starlette.routing import Mount, Route, WebSocketRoute

        async def home(request): ...
        async def user(request): ...
        async def talk(websocket): ...

        class Items(HTTPEndpoint):
            async def get(self, request): ...
            async def post(self, request): ...

        inner = [Route("/{name}", user, methods=["GET", "PUT"]), Mount("/deep", routes=[Route("/items", Items)])]
        routes = [
            Route("/", home),
            Mount("/users", routes=inner),
            WebSocketRoute("/ws", talk),
        ]
        app = Starlette(routes=routes)
        """
    )
    assert found == [
        "GET / home",
        "GET|POST /users/deep/items Items.get,Items.post",
        "GET|PUT /users/{name} user",
        "websocket GET /ws talk",
    ]


def test_starlette_routes_that_a_function_puts_together() -> None:
    found = routes(
        """
        from starlette.applications import Starlette
        from starlette.routing import Route, WebSocketRoute

        async def home(request): ...
        async def user(request): ...
        async def talk(websocket): ...

        class LocaleRoute(Route): ...

        def for_users():
            return [LocaleRoute("/users", user)]

        def get_routes(debug):
            routes = [Route("/", home), *for_users()]
            if debug:
                routes += [WebSocketRoute("/ws", talk)]
            return routes

        def create_app(debug=False):
            routes = get_routes(debug)
            return Starlette(routes=routes)
        """
    )
    assert found == ["GET / home", "GET /users user", "websocket GET /ws talk"]


@pytest.mark.parametrize(
    ("path", "segments", "parameter"),
    [("/a/{b}/C", ("a", "{b}", "c"), True), ("/Health/", ("health",), False)],
)
def test_segments_and_parameters(path: str, segments: tuple[str, ...], parameter: bool) -> None:
    (route,) = (
        project(f"from fastapi import FastAPI\napp = FastAPI()\n@app.get('{path}')\ndef f(): ...\n").get(Routes).table
    )
    assert (route.segments, route.has_parameter) == (segments, parameter)


def test_the_evidence_of_a_route_is_its_declaration() -> None:
    (route,) = (
        project("from fastapi import FastAPI\napp = FastAPI()\n\n@app.get('/a')\nasync def f(): ...\n")
        .get(Routes)
        .table
    )
    assert (route.evidence.path, route.evidence.line, route.evidence.note) == ("app.py", 4, "GET /a")
    assert route.answers("GET")
    assert not route.answers("POST")


def test_a_factory_of_bare_routers_makes_one_for_each_caller() -> None:
    assert routes(
        {
            "errors.py": """
                from fastapi_error_map import ErrorAwareRouter

                def bare(**given) -> ErrorAwareRouter:
                    return ErrorAwareRouter(**given)
                """,
            "users.py": """
                from errors import bare

                def users():
                    router = bare()

                    @router.get("/all")
                    def show(): ...

                    return router
                """,
            "orders.py": """
                from errors import bare

                router = bare()

                @router.post("/new")
                def add(): ...
                """,
            "app.py": """
                from fastapi import FastAPI
                from orders import router
                from users import users

                app = FastAPI()
                app.include_router(users(), prefix="/users")
                app.include_router(router, prefix="/orders")
                """,
        }
    ) == ["GET /users/all users.show", "POST /orders/new add"]


MOUNTING = """
from fastapi import APIRouter, FastAPI

router = APIRouter()

@router.get("/a")
def a(): ...

def mount(app: FastAPI) -> None:
    app.include_router(router)
"""


@pytest.mark.parametrize(
    ("others", "served"),
    [
        ({"app.py": "from fastapi import FastAPI\napp = FastAPI()\n"}, False),
        ({"app.py": "from fastapi import FastAPI\nfrom main import mount\napp = FastAPI()\n"}, False),
        ({"app.py": "from fastapi import FastAPI\nfrom main import mount\napp = FastAPI()\nmount(app)\n"}, True),
        ({"app.py": "from fastapi import FastAPI\napp = FastAPI()\nSTEPS = ['main.mount']\n"}, True),
        (
            {"app.py": "from fastapi import FastAPI\napp = FastAPI()\n", "__init__.py": "from .main import mount\n"},
            True,
        ),
        ({}, True),
    ],
)
def test_what_a_function_mounts_that_nothing_calls_is_idle(others: dict[str, str], served: bool) -> None:
    table = project({"main.py": MOUNTING, **others}).get(Routes)
    assert [route.path for route in table.table] == (["/a"] if served else [])
    assert served or [route.path for route, _ in table.idle] == ["/a"]


def test_routers_that_objects_keep_have_their_prefixes() -> None:
    """Whether the object is a local, a module's or another object's, and whichever class of its line makes the router."""
    kept = """
        from fastapi import APIRouter

        class Base:
            def __init__(self):
                self.router = APIRouter(prefix="/base")

        class Child(Base):
            def __init__(self):
                super().__init__()
                self.router.add_api_route("/one", self.one)

            def one(self): ...

        class Own:
            router = APIRouter(prefix="/own")

            def __init__(self, path):
                self.router.add_api_route(path, self.two)

                @self.router.get("/three")
                def three(): ...

            def two(self): ...
    """
    main = """
        from fastapi import APIRouter, FastAPI
        from kept import Child, Own

        own = Own("/two")

        class Server:
            def __init__(self):
                self.app = FastAPI()
                self.child = Child()
                self.router = APIRouter(prefix="/v1")
                self.router.include_router(self.child.router)
                self.app.include_router(self.router)
                self.app.include_router(own.router)
                self.app.router.add_api_route("/four", self.four)

            def four(self): ...
    """
    found = routes({"kept.py": kept, "main.py": main})
    assert found == [
        "GET /four Server.four",
        "GET /own/three Own.__init__.three",
        "GET /own/{?} Own.two",
        "GET /v1/base/one Child.one",
    ]


def test_routers_that_a_function_makes_together_are_told_apart() -> None:
    found = routes(
        {
            "shop/__init__.py": "",
            "shop/base.py": """
                from fastapi import APIRouter
                def make(prefix=""):
                    public = APIRouter(prefix=prefix)
                    closed = APIRouter(prefix=prefix, dependencies=[])
                    return public, closed, {}
                """,
            "shop/orders.py": """
                from shop.base import make
                public, closed, options = make()
                kept = make()[2]
                @public.get("/orders")
                def orders(): ...
                @closed.post("/orders")
                def order(): ...
                @options.get("/options")
                def option(): ...
                @kept.get("/kept")
                def keep(): ...
                """,
            "shop/main.py": """
                from fastapi import FastAPI
                from shop import orders
                app = FastAPI()
                app.include_router(orders.public)
                app.include_router(orders.closed, prefix="/v1")
                """,
        }
    )
    assert found == ["GET /orders orders", "POST /v1/orders order"]


def test_methods_of_a_routable_class_answer_below_where_its_router_is_included() -> None:
    found = routes(
        {
            "users.py": """
            from classy_fastapi import Routable, get, post

            class Users(Routable):
                @get("/{key}")
                def one(self, key: int): ...

                @post("/")
                def add(self): ...

                def helper(self): ...
            """,
            "orders.py": """
            from classy_fastapi import Routable, delete, route

            class Orders(Routable):
                def __init__(self, store):
                    super().__init__(prefix="/orders")
                    self.store = store

                @delete("/{key}")
                def drop(self, key: int): ...

                @route("/count", methods=["GET"])
                def count(self): ...
            """,
            "app.py": """
            from fastapi import APIRouter, FastAPI

            from orders import Orders
            from users import Users

            system = APIRouter()
            system.include_router(Users().router, prefix="/users")
            orders = Orders({})
            system.include_router(orders.router)
            app = FastAPI()
            app.include_router(system, prefix="/api")
            """,
        }
    )
    assert found == [
        "DELETE /api/orders/{key} Orders.drop",
        "GET /api/orders/count Orders.count",
        "GET /api/users/{key} Users.one",
        "POST /api/users/ Users.add",
    ]


def test_decorators_of_the_same_names_declare_nothing_on_other_classes() -> None:
    found = routes(
        {
            "verbs.py": """
            def get(path):
                return lambda function: function
            """,
            "app.py": """
            from classy_fastapi import Routable
            from fastapi import FastAPI

            from verbs import get

            class Users(Routable):
                @get("/{key}")
                def one(self, key: int): ...

            app = FastAPI()
            app.include_router(Users().router)
            """,
        }
    )
    assert found == []


def test_a_mount_takes_the_routes_that_a_class_keeps() -> None:
    found = routes(
        {
            "users.py": """
            from starlette.routing import Route

            async def one(request): ...

            async def add(request): ...

            class Kept:
                routes = []

            class Users(Kept):
                routes = [Route("/{key}", one), Route("/", add, methods=["POST"])]
            """,
            "app.py": """
            from starlette.applications import Starlette
            from starlette.routing import Mount

            from users import Kept, Users

            app = Starlette(routes=[Mount("/users", routes=Users.routes), Mount("/none", routes=Kept.routes)])
            """,
        }
    )
    assert found == ["GET /users/{key} one", "POST /users/ add"]


def test_a_prefix_that_a_setting_says_is_shown_as_one() -> None:
    found = routes(
        {
            "settings.py": """
            import os

            class Settings:
                def __init__(self):
                    self.prefix = os.environ["PREFIX"]

            settings = Settings()
            """,
            "app.py": """
            from fastapi import APIRouter, FastAPI

            from settings import settings

            router = APIRouter()
            app = FastAPI()

            @router.get("/orders")
            def orders(): ...

            app.include_router(router, prefix=settings.prefix)
            """,
        }
    )
    assert found == ["GET /<?>/orders orders"]
