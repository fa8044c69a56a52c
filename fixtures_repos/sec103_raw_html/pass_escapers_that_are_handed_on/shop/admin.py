import html

from django.contrib import admin
from django.utils.html import escape
from django.utils.safestring import mark_safe


def bold(text):
    return f"<b>{escape(text)}</b>"


class OrderAdmin(admin.ModelAdmin):
    def lines(self, obj):
        return mark_safe("<br>".join(map(html.escape, obj.lines)))

    def names(self, obj):
        return mark_safe("<br>".join(map(bold, obj.names)))
