"""Test clients of public packages: their classes, fixtures and verbs (detection TST004)."""

from __future__ import annotations

import re

_VERBS = """
    get post put patch delete head options request open fetch generic post_json put_json patch_json delete_json get_json
    websocket_connect ws_connect stream send query execute run go simulate_get simulate_post simulate_put simulate_patch
    simulate_delete simulate_request simulate_head simulate_options call_tool read_resource get_prompt"""
VERBS = frozenset(_VERBS.split())
_PACKAGES = (
    "fastapi.testclient.",
    "starlette.testclient.",
    "litestar.testing.",
    "starlite.testing.",
    "async_asgi_testclient.",
    "django.test.",
    "django_webtest.",
    "rest_framework.test.",
    "ninja.testing.",
    "ninja_extra.testing.",
    "aiohttp.test_utils.",
    "aiohttp.pytest_plugin.",
    "pytest_aiohttp.",
    "webtest.",
    "falcon.testing.",
    "flask.testing.",
    "flask_testing.",
    "flask_webtest.",
    "werkzeug.test.",
    "tornado.testing.",
    "sanic_testing.",
    "quart.testing.",
    "quart.typing.",
    "tastypie.test.",
    "graphene.test.",
    "strawberry.test.",
    "schemathesis.",
    "httpx_ws.",
    "blacksheep.testing.",
    "robyn.testing.",
    "channels.testing.",
    "asgiref.testing.",
    "fastmcp.Client",
    "fastmcp.client.",
    "mcp.shared.memory.",
)
"""Packages whose classes and functions talk to an application in process."""
_CALLED = re.compile(r"[a-z_]\w*(?:\.\w+)*\.(?:Async)?TestClient(?:\(\)|\.|\Z)")
"""Test clients of packages that an organisation shares among its services."""
NOT_CLIENTS = (
    "django.test.RequestFactory",
    "rest_framework.test.APIRequestFactory",
    "django.test.client.RequestFactory",
    "litestar.testing.RequestFactory",
    "starlite.testing.RequestFactory",
    "aiohttp.test_utils.make_mocked_request",
    "django.test.override_settings",
    "django.test.utils.",
)
"""What these packages also hold: objects that never reach a route."""
HTTPX = ("httpx.AsyncClient()", "httpx.Client()", "httpx2.AsyncClient()", "httpx2.Client()")
HTTP_PACKAGES = frozenset({"requests", "httpx", "httpx2", "aiohttp", "urllib3"})
LIVE = re.compile(
    r"^(?:requests|httpx2?|aiohttp\.ClientSession\(\)|requests\.Session\(\)|requests\.sessions\.Session\(\)|requests_unixsocket\.Session\(\)|urllib\.request"
    r"|httpx2?\.(?:Async)?Client\(\)|aiohttp\.client\.ClientSession\(\)|rest_tools\.client\.RestClient\(\))\.(\w+)$"
)
"""Calls that send a real request."""
PLUGIN_FIXTURES = {
    "django": frozenset({"client", "admin_client", "async_client", "async_admin_client", "api_client", "django_app"}),
    "flask": frozenset({"client", "app_client", "test_client"}),
    "quart": frozenset({"client", "test_client"}),
    "aiohttp": frozenset({"aiohttp_client", "test_client", "client", "cli"}),
    "sanic": frozenset({"sanic_client", "test_client", "test_cli"}),
    "tornado": frozenset({"http_client", "http_server_client"}),
    "nameko": frozenset({"web_session"}),
    "pyramid": frozenset({"app", "testapp"}),
}
"""Fixtures of pytest plugins, by framework."""
HANGING = {"flask": "client_class"}
"""Fixtures of pytest plugins that hang the client on the class which asks for them, as ``self.client``."""
SENDERS = frozenset({"jp_fetch", "jp_ws_fetch"})
"""Fixtures of pytest-jupyter that are functions which send a request to the server that the extension is loaded into."""
MAKERS = frozenset({"test_client", "test_cli", "aiohttp_client", "asgi_client"})
MADE = (".test_client()", ".test_client", ".asgi_client", ".test_cli()", ".test_cli")
ATTRIBUTES = frozenset(
    {
        "client",
        "http_client",
        "app",
        "api_client",
        "c",
        "testapp",
        "async_client",
        "authenticated_client",
        "user_client",
        "admin_client",
        "client_class",
    }
)
"""Attributes of a test case under which its client hangs."""

MAKES_UP = "test_request_context"
"""Flask's own method that makes a request up."""
MADE_UP = frozenset({MAKES_UP, "dispatch_request"})
"""What a client of its own calls on the application, one step after the other."""


def of_package(name: str) -> bool:
    """Whether a typed name belongs to a package outside that talks to an application in process."""
    return name.startswith(_PACKAGES) or _CALLED.match(name) is not None
