from django.shortcuts import render
from django.utils.safestring import mark_safe


def page(request):
    return render(request, "page.html", {"note": mark_safe(request.GET["note"])})  # expect: SEC103
