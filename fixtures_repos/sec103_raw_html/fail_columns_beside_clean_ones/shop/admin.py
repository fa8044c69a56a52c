from django.contrib import admin
from django.utils.safestring import mark_safe

from shop.models import Offer


@admin.register(Offer)
class OfferAdmin(admin.ModelAdmin):
    list_display = ("opened",)

    def opened(self, obj):
        return mark_safe(f'<a href="{obj.shown_address}">open</a>')  # expect: SEC103

    def printed(self, obj):
        return mark_safe(f'<a href="{obj.url}">print</a>')  # expect: SEC103
