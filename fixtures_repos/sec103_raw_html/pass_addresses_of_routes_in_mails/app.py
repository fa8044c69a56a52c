from mailers import send_mail
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

LETTER = '<p>Open <a href="{address}">your order</a></p>'


async def send_link(receiver, address):
    await send_mail(to=receiver, subject="Your order", html=LETTER.format(address=address))


async def ordered(request):
    form = await request.form()
    address = request.url_for("order", key=form["key"])
    await send_link(form["mail"], address)
    return JSONResponse({})


async def order(request):
    return JSONResponse({"key": request.path_params["key"]})


app = Starlette(routes=[Route("/orders", ordered, methods=["POST"]), Route("/orders/{key}", order, name="order")])
