from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from shop.database import Shelf
from shop.partitions import renew
from shop.search import find, found_near

shelf = Shelf("shop.db")


async def remove(request):
    key = request.path_params["key"]
    shelf.execute(f"DELETE FROM orders WHERE number = {key}")
    return JSONResponse({})


async def search(request):
    renew(shelf)
    kind, distance = request.query_params["kind"], int(request.query_params["distance"])
    near = found_near(shelf, request.query_params["place"], distance)
    return JSONResponse({"near": near, "found": find(shelf, kind, request.query_params["text"])})


app = Starlette(routes=[Route("/orders/{key:int}", remove, methods=["DELETE"]), Route("/search", search)])
