from django.contrib import messages
from django.contrib.staticfiles import finders
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from shop.forms import OrderForm


def order(request):
    form = OrderForm(request.POST)
    if not form.is_valid():
        text = f"The order is not taken.\n{form.errors}"
        messages.error(request, mark_safe(text))
    return redirect("orders")


def printed(request):
    found = finders.find("shop/print.css")
    with open(found) as file:
        style = file.read()
    return render(request, "printed.html", {"style": style})
