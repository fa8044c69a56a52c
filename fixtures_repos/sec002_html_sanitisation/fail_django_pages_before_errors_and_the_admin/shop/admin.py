from django.contrib import admin
from django.utils.safestring import mark_safe

from shop.models import Offer


@admin.register(Offer)
class OfferAdmin(admin.ModelAdmin):
    list_display = ("headline",)

    def headline(self, offer: Offer) -> str:
        return mark_safe(f"<b>{offer.title}</b>")
