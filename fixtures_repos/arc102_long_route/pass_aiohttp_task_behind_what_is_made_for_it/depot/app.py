from aiohttp import web

from depot.weights import total_weight


def answered(task):
    async def answer(request):
        found = await task(request.match_info["crate"])
        return web.json_response(found)

    return answer


total = answered(total_weight)


def make():
    app = web.Application()
    app.router.add_get("/crates/{crate}/weight", total)
    return app
