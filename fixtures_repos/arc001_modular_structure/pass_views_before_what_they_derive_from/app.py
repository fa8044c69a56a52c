from litestar import Litestar

from shop.views.parcels import ParcelView

app = Litestar(route_handlers=[ParcelView])
