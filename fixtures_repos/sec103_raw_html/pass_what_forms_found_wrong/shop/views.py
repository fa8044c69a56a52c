from django.contrib import messages
from django.shortcuts import redirect
from django.utils.safestring import mark_safe

from shop.forms import OrderForm


def order(request):
    form = OrderForm(request.POST)
    if not form.is_valid():
        text = f"The order is not taken.\n{form.errors}"
        messages.error(request, mark_safe(text))
    return redirect("orders")
