from django.contrib import admin
from django.utils.safestring import mark_safe


def bold(text):
    return f"<b>{text}</b>"


class OrderAdmin(admin.ModelAdmin):
    def lines(self, obj):
        return mark_safe("<br>".join(map(str.strip, obj.lines)))  # expect: SEC103

    def names(self, obj):
        return mark_safe("<br>".join(map(bold, obj.names)))  # expect: SEC103
