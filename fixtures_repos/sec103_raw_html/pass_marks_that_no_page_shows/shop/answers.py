import json

from django.http import HttpResponse
from django.utils.safestring import mark_safe


def answer(request, found):
    return HttpResponse(mark_safe(json.dumps(found)), content_type="application/json")


def subject(order):
    return f"Your order {mark_safe(order.title)} is on its way"
