from django.http import JsonResponse
from django.urls import path


def prices(request):
    return JsonResponse({})


urlpatterns = [path("prices/", prices)]
