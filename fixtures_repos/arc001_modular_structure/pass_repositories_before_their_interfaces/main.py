from litestar import Litestar

from api.convert import ConvertController

app = Litestar(route_handlers=[ConvertController])
