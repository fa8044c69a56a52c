from django.http import JsonResponse
from django.urls import path


def notes(request):
    return JsonResponse({"notes": []})


urlpatterns = [path("notes/", notes)]
