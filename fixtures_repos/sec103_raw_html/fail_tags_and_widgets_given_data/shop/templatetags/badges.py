from urllib.parse import urljoin

from django import template
from django.core.files.storage import default_storage
from django.utils.safestring import mark_safe

from shop.filters import Banner

register = template.Library()


@register.simple_tag
def badge(name):
    return mark_safe(f"<b>{name}</b>")  # expect: SEC103


@register.simple_tag
def label(name):
    return mark_safe(f"<i>{name}</i>")  # expect: SEC103


@register.simple_tag
def asked_for_nowhere(name):
    return mark_safe(f"<u>{name}</u>")  # expect: SEC103


@register.filter
def greeted(order, banner):
    return mark_safe(f"<p>{banner.text}{Banner.of(order)}</p>")  # expect: SEC103


@register.filter
def linked(order):
    return mark_safe(f'<a href="{urljoin(order.shop, order.name)}">the order</a>')  # expect: SEC103


@register.filter
def looked_up(order, labels):
    return mark_safe(f"<p>{labels.get(order.state, order.state)}</p>")  # expect: SEC103


@register.filter
def state_icon(order):
    image = ""
    if order.state == "sent":
        image = '<img src="%s" alt="%s">' % (default_storage.url("sent.png"), order.note)
    return mark_safe(image)  # expect: SEC103
