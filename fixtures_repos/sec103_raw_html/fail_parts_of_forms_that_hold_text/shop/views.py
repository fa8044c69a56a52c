from django.shortcuts import render

from shop.forms import OrderForm, OrderSet


def order(request):
    form = OrderForm(request.POST)
    lines = OrderSet(request.POST)
    return render(request, "order.html", {"form": form, "lines": lines, "note": request.POST["note"]})
