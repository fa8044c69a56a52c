from sanic import Blueprint
from sanic.response import json

from shop.account import service

account = Blueprint("account", url_prefix="/account")
SERVICES = {"create": service.CreateAccountService}


@account.get("/about")
async def about(request):
    return json({"services": sorted(SERVICES)})


for name, view in SERVICES.items():
    account.add_route(view.as_view(), f"/{name}")
