from django.http import HttpResponseNotFound, JsonResponse
from django.shortcuts import render

from depot.store import PARCELS


def home(request):
    return render(request, "home.html", {"title": "Depot"})


def parcels(request):
    code = request.GET.get("code")
    if code not in PARCELS:
        return HttpResponseNotFound(f"There is no parcel {code}")
    return JsonResponse({"code": code})
