import re

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def in_new_tab(text):
    return mark_safe(re.sub("<a ", '<a target="_blank" ', text))
