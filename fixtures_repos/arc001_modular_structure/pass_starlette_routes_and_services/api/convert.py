from starlette.responses import JSONResponse

from services.convert import to_celsius


async def convert(request):
    return JSONResponse(to_celsius(request))
