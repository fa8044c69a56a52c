from django.http import JsonResponse
from django.urls import path

from depot.crates import crates


def labels(request):
    return JsonResponse({"labels": list(crates.hooks)})


urlpatterns = [path("api/", labels)]
