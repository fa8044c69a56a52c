from starlette.applications import Starlette
from starlette.routing import Route

from shop.measuring import measured

app = Starlette(routes=[Route("/metrics", endpoint=measured())])
