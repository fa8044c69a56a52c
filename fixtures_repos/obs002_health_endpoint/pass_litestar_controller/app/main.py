from litestar import Litestar

from app.controllers import SystemController

app = Litestar(route_handlers=[SystemController])
