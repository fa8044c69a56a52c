from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe

from shop.models import Offer


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Offer, pk=pk)
    teaser = "<h2>"
    teaser += found.title
    teaser += "</h2>"
    return render(request, "offer.html", {"offer": found, "teaser": mark_safe(teaser)})
