from django import forms
from django.utils.safestring import mark_safe


class Preview(forms.TextInput):
    def render(self, name, value, attrs=None, renderer=None):
        return mark_safe(f'<div id="{name}-preview">{value}</div>')  # expect: SEC103


def render(name, attrs):
    return mark_safe(f'<div id="{name}-preview" class="{attrs}"></div>')  # expect: SEC103
