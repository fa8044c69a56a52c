from starlette.applications import Starlette
from starlette.routing import Route

from api.convert import convert

app = Starlette(routes=[Route("/convert", convert)])
