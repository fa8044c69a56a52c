from django.shortcuts import render

from shop.models import Picture


def index(request):
    return render(request, "index.html", {"picture": Picture.objects.get(author=request.GET["q"])})
