import os

from django.conf import settings
from django.http import JsonResponse
from django.urls import path

from shop.database import address


def index(request):
    return JsonResponse({"name": address()["NAME"]})


urlpatterns = [path("", index)]

if not settings.DEBUG:
    if os.environ.get("SHOP_STATUS"):  # expect: CFG102
        urlpatterns.append(path("status", index))
