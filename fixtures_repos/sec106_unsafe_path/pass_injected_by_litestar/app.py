from typing import Any

from litestar import Controller, Litestar, get, post
from litestar.di import Provide

CONFIGURATION = "/etc/shop.json"


@post("/settings")
async def save(data: dict[str, Any], config_path: str) -> None:
    with open(config_path, "w") as file:
        file.write(str(data))


class Exports(Controller):
    path = "/exports"
    dependencies = {"export_path": Provide(lambda: "/srv/export.csv", sync_to_thread=False)}

    @get()
    def export(self, export_path: str) -> str:
        return open(export_path).read()


app = Litestar(
    [save, Exports], dependencies={"config_path": Provide(lambda: CONFIGURATION, sync_to_thread=False)}
)
