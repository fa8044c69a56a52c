from aiohttp import web
from pydantic import Field
from work_messages.models.machine import Processor


class LongProcessor(Processor):
    caches: int = Field(default=0)


async def told_0(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 0
    return web.json_response({"number": number})


async def told_1(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 1
    return web.json_response({"number": number})


async def told_2(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 2
    return web.json_response({"number": number})


async def told_3(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 3
    return web.json_response({"number": number})


async def told_4(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 4
    return web.json_response({"number": number})


async def told_5(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 5
    return web.json_response({"number": number})


async def told_6(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 6
    return web.json_response({"number": number})


async def told_7(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 7
    return web.json_response({"number": number})


async def told_8(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 8
    return web.json_response({"number": number})


async def told_9(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 9
    return web.json_response({"number": number})


async def told_10(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 10
    return web.json_response({"number": number})


async def told_11(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 11
    return web.json_response({"number": number})


async def told_12(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 12
    return web.json_response({"number": number})


async def told_13(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 13
    return web.json_response({"number": number})


async def told_14(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 14
    return web.json_response({"number": number})


async def told_15(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 15
    return web.json_response({"number": number})


async def told_16(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 16
    return web.json_response({"number": number})


async def told_17(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 17
    return web.json_response({"number": number})


async def told_18(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 18
    return web.json_response({"number": number})


async def told_19(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 19
    return web.json_response({"number": number})


async def told_20(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 20
    return web.json_response({"number": number})


async def told_21(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 21
    return web.json_response({"number": number})


async def told_22(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 22
    return web.json_response({"number": number})


async def told_23(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 23
    return web.json_response({"number": number})


async def told_24(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 24
    return web.json_response({"number": number})


async def told_25(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 25
    return web.json_response({"number": number})


async def told_26(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 26
    return web.json_response({"number": number})


async def told_27(request: web.Request) -> web.Response:
    """Tell one of the numbers."""
    number = 27
    return web.json_response({"number": number})
