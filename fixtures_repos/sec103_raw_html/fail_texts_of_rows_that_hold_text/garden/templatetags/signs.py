from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe

from garden.models import Plot

register = template.Library()


@register.simple_tag()
def sign(plot, size="small"):
    if plot == "common":
        return mark_safe('<img src="/common.png">')
    if size == "none":
        return f'<a href="{reverse("plot", args=[plot.pk])}">{plot.label}</a>'
    return mark_safe(f'<a href="{reverse("plot", args=[plot.pk])}"><img src="{static("p.png")}" alt="{plot.label}"></a>')  # expect: SEC103


@register.simple_tag()
def signs(owner, size="small"):
    html = ""
    for plot in Plot.objects.filter(owner=owner):
        html += sign(plot, size=size)
    if owner.common:
        html += sign("common", size=size)
    return mark_safe(html)  # expect: SEC103


@register.simple_tag()
def badge(plot):
    if plot.shaded:
        return mark_safe(f"<i>{plot.label}</i>")  # expect: SEC103
    return mark_safe(f"<b>{plot.label}</b>")  # expect: SEC103


@register.simple_tag()
def badges(owner):
    html = ""
    for plot in Plot.objects.filter(owner=owner):
        html += badge(plot)
    return mark_safe(html)
