from starlette.applications import Starlette

from shop.route_manager import routes

app = Starlette(routes=routes())
