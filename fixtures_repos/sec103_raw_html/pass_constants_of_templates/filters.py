from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter(needs_autoescape=True)
def in_bold(text, autoescape=True):
    if autoescape:
        result = f"<b>{conditional_escape(text)}</b>"
    else:
        result = f"<b>{text}</b>"
    return mark_safe(result)
