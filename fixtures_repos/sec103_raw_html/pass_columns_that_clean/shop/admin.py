from django.contrib import admin
from django.utils.safestring import mark_safe

from shop.models import Offer


@admin.register(Offer)
class OfferAdmin(admin.ModelAdmin):
    list_display = ("opened", "stage")

    def opened(self, obj):
        return mark_safe(f'<a href="{obj.preview_address}">open</a>')

    def stage(self, obj):
        return mark_safe(obj.get_state_display())

    def printed(self, obj):
        return mark_safe(f'<a href="{obj.leaflet.url}">print</a>')
