import functools

from aiohttp import web


def timed(handler):
    @functools.wraps(handler)
    async def answer(request):
        return await handler(request)

    return answer


async def weight(crate, number):
    return len(crate) * number


async def total_weight(request):  # expect: ARC102
    crate, total = request.match_info["crate"], 0
    total += await weight(crate, 0)
    total += await weight(crate, 1)
    total += await weight(crate, 2)
    total += await weight(crate, 3)
    total += await weight(crate, 4)
    total += await weight(crate, 5)
    total += await weight(crate, 6)
    total += await weight(crate, 7)
    total += await weight(crate, 8)
    total += await weight(crate, 9)
    total += await weight(crate, 10)
    total += await weight(crate, 11)
    total += await weight(crate, 12)
    total += await weight(crate, 13)
    total += await weight(crate, 14)
    total += await weight(crate, 15)
    total += await weight(crate, 16)
    total += await weight(crate, 17)
    total += await weight(crate, 18)
    total += await weight(crate, 19)
    total += await weight(crate, 20)
    total += await weight(crate, 21)
    return web.json_response({"total": total})


def make():
    app = web.Application()
    app.router.add_get("/crates/{crate}/weight", timed(total_weight))
    return app
