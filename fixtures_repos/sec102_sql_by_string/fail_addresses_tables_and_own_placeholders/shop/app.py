from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from shop.database import Shelf
from shop.search import find, found_near

shelf = Shelf("shop.db")


async def remove(request):
    key = request.path_params["key"]
    shelf.execute(f"DELETE FROM orders WHERE number = '{key}'")  # expect: SEC102
    return JSONResponse({})


async def show(request):
    key, name = request.path_params["key"], request.path_params["name"]
    shelf.execute(f"SELECT * FROM orders WHERE number = {key}")
    return JSONResponse(shelf.execute(f"SELECT * FROM orders WHERE name = '{name}'"))  # expect: SEC102


async def search(request):
    kind, distance = request.query_params["kind"], request.query_params["distance"]
    near = found_near(shelf, request.query_params["place"], distance)
    return JSONResponse({"near": near, "found": find(shelf, kind, request.query_params["text"])})


app = Starlette(
    routes=[
        Route("/orders/{key:int}/{name}", show),
        Route("/orders/{key:int}", remove, methods=["DELETE"]),
        Route("/orders/by-name/{key}", remove, methods=["DELETE"]),
        Route("/search", search),
    ]
)
