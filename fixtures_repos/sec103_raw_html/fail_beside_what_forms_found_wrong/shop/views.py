from django.contrib import messages
from django.shortcuts import redirect
from django.utils.safestring import mark_safe

from shop.forms import OrderForm


def order(request):
    form = OrderForm(request.POST)
    if not form.is_valid():
        text = f"The order of {form.data} is not taken.\n{form.errors}"
        messages.error(request, mark_safe(text))  # expect: SEC103
    return redirect("orders")


def report(request, answer):
    messages.error(request, mark_safe(f"Not taken: {answer.errors}"))  # expect: SEC103
    return redirect("orders")
