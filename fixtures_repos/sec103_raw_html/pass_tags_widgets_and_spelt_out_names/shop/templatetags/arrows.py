from typing import cast
from urllib.parse import urljoin

from diff_match_patch import diff_match_patch
from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from shop.filters import ByCustomer

register = template.Library()


@register.simple_tag
def arrow(column, order):
    sign = "▼" if order == f"-{column}" else "▲"
    return mark_safe(f'<a href="?order={column}">{sign}</a>')


@register.simple_tag(takes_context=True, name="icon")
def show_icon(context, name, size="large"):
    return mark_safe(f'<span class="icon-{name} {size}"></span>')


@register.filter
def of_customer(order):
    return mark_safe('<a href="%s?%s=%s">orders</a>' % (reverse("orders"), ByCustomer.param, order.customer_id))


@register.filter
def changes(left, right):
    comparison = diff_match_patch()
    return mark_safe(cast(SafeString, comparison.diff_prettyHtml(comparison.diff_main(left, right))))


@register.filter
def linked(order):
    address = urljoin(settings.SHOP_URL, "/orders/%s" % order.pk)
    return mark_safe(f'<a href="{address}">the order</a>')


@register.filter
def state_icon(order):
    image = ""
    if order.state == "sent":
        image = '<img src="%s">' % (staticfiles_storage.url("sent.png"),)
    elif order.state == "paid":
        image = '<img src="%s">' % (staticfiles_storage.url("paid.png"),)
    return mark_safe(image)
