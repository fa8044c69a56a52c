from django.contrib import admin
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

COLOUR = "#335577"


class OrderAdmin(admin.ModelAdmin):
    list_display = ("site", "number", "label")

    def site(self, order):
        return format_html('<a href="{}">{}</a>', order.site, order.customer)

    def number(self, order):
        return format_html(f'<a style="color: {COLOUR}" href="{reverse("orders")}">{{}}</a>', order.number)

    def label(self, order):
        return format_html(_("<b>{}</b> ordered"), escape(order.customer))
