from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe


def in_bold(text, trusted):
    if trusted:
        result = f"<b>{text}</b>"
    else:
        result = f"<b>{conditional_escape(text)}</b>"
    return mark_safe(result)  # expect: SEC103
