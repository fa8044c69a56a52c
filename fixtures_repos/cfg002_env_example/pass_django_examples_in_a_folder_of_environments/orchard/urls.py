from django.http import JsonResponse
from django.urls import path


def trees(request):
    return JsonResponse({"trees": []})


urlpatterns = [path("trees/", trees)]
