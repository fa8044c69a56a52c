from django.shortcuts import get_object_or_404, render

from shop.models import Offer


def offer(request, pk):
    return render(request, "offer.html", {"offer": get_object_or_404(Offer, pk=pk), "note": request.GET["note"]})
