import json

from django.contrib import admin
from django.utils.safestring import mark_safe
from pygments.formatters import HtmlFormatter

from shop.models import Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    readonly_fields = ("pretty",)

    def pretty(self, order):
        formatter = HtmlFormatter(style="friendly")
        shown = json.dumps(order.lines, indent=2)
        colours = "<style>" + formatter.get_style_defs() + "</style>"
        return mark_safe(colours + shown)  # expect: SEC103
