import os

from django.conf import settings
from django.http import JsonResponse
from django.urls import path

from shop.database import engine_names


def index(request):
    return JsonResponse({"engines": engine_names()})


urlpatterns = [path("", index)]

if settings.DEBUG:
    if os.environ.get("SHOP_TOOLBAR"):
        urlpatterns.append(path("toolbar", index))
