from django.http import JsonResponse
from django.urls import path


def parcels(request):
    return JsonResponse({"count": 1})


urlpatterns = [path("parcels/", parcels)]
