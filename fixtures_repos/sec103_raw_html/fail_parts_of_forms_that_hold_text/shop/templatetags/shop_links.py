import re

import markdown
from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def in_new_tab(text):
    return mark_safe(re.sub("<a ", '<a target="_blank" ', text))


@register.filter
def markdown_filter(text):
    return markdown.markdown(text)
