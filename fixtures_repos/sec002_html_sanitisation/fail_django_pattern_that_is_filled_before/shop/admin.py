from django.contrib import admin
from django.utils.html import format_html


class OrderAdmin(admin.ModelAdmin):
    list_display = ("site",)

    def site(self, order):
        return format_html('<a href="%s">%s</a>' % (order.site, order.customer))
