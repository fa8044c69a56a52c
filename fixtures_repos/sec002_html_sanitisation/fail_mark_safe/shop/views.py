import json

from django.shortcuts import render
from django.utils.safestring import mark_safe


def index(request):
    data = mark_safe(json.dumps({"q": request.GET["q"]}))
    return render(request, "index.html", {"data": data})
