from django.http import HttpResponse
from django.utils.safestring import mark_safe


def answer(request):
    name = request.GET["name"]
    return HttpResponse(f"<p>{mark_safe(name)}</p>")  # expect: SEC103


def page(request):
    return HttpResponse(mark_safe(request.GET["name"]), content_type="text/html")  # expect: SEC103
