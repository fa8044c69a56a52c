from litestar import Litestar

from shop.health import alive
from shop.orders import listed
from shop.settings import settings

handlers = [listed]
if settings.show_health:
    handlers.append(alive)
app = Litestar(route_handlers=handlers)
