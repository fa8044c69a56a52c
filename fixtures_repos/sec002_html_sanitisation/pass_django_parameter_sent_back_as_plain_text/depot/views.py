from django.http import HttpResponseNotFound, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.html import escape

from depot.store import PARCELS


def home(request):
    return render(request, "home.html", {"title": "Depot"})


def parcels(request):
    code = request.GET.get("code")
    if code not in PARCELS:
        return HttpResponseNotFound(f"There is no parcel {code}", content_type="text/plain")
    if code.startswith("B"):
        return HttpResponseNotFound(f"There is no parcel {escape(code)}")
    if code.startswith("C"):
        return HttpResponseRedirect(f"/parcels/{code}")
    if code in PARCELS:
        return HttpResponseNotFound(f"There are {int(code)} parcels")
    return JsonResponse({"code": code})
