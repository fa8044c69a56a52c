from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from garden.models import Plant


@admin.register(Plant)
class PlantAdmin(admin.ModelAdmin):
    list_display = ("kind", "bed_link", "plant_link")

    def bed_link(self, plant):
        address = reverse("admin:garden_bed_change", args=[plant.bed_id])
        return format_html(f'<a href="{address}">{plant.bed}</a>')

    def plant_link(self, plant):
        if plant.bed:
            address = reverse("admin:garden_plant_change", args=[plant.pk])
            return format_html(f'<a href="{address}">{plant}</a>')
        return ""
