from django.http import JsonResponse
from django.urls import path


def items(request):
    return JsonResponse({"items": []})


urlpatterns = [path("items/", items)]
