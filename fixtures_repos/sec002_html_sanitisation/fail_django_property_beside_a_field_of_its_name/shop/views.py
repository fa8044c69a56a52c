from django.shortcuts import render

from shop.models import Film


def index(request):
    return render(request, "index.html", {"picture": Film.objects.get(credit=request.GET["q"])})
