from dataclasses import dataclass
from inspect import getmembers, ismethod

from sanic import Blueprint


@dataclass(kw_only=True)
class Pages:
    name: str
    url_prefix: str | None = None

    def blueprint(self) -> Blueprint:
        made = Blueprint(self.name, self.url_prefix)
        for name, method in getmembers(self, ismethod):
            if name != "blueprint" and not name.startswith("_"):
                address, methods, answer = method()
                made.add_route(handler=answer, uri=address, methods=methods)
        return made
