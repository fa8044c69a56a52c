from aiohttp import web

from stock.marks import operation


@operation(path="/healthz", methods=["GET"])
async def healthz(request):
    return web.json_response({"alive": True})


@operation("/crates", methods=["POST"])
async def crate(request):
    return web.json_response({})
