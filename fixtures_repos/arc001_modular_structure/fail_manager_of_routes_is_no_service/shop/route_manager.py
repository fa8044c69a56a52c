import importlib
import inspect
from pathlib import Path

from starlette.routing import Mount, Route

from shop.view import View


def routes():
    found = []
    for path in Path("shop/routes").glob("*.py"):
        module = importlib.import_module(f"shop.routes.{path.stem}")
        for _, member in inspect.getmembers(module, inspect.isclass):
            if issubclass(member, View) and member is not View:
                found.append(Route(member.path, member))
    return [Mount("/api", routes=found)]
