from django.http import JsonResponse
from django.urls import path


def cases(request):
    return JsonResponse({})


urlpatterns = [path("cases/", cases)]
