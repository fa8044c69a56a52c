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
    return mark_safe('<a href="{}"><img src="{}"></a>'.format(reverse("plot", args=[plot.pk]), static("p.png")))


@register.simple_tag()
def signs(owner, size="small"):
    html = ""
    for plot in Plot.objects.filter(owner=owner):
        html += sign(plot, size=size)
    if owner.common:
        html += sign("common", size=size)
    return mark_safe(html)
