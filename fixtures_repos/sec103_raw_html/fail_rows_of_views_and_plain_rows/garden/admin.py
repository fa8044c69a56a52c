from django.contrib import admin
from django.utils.html import format_html

from garden.models import Plant


@admin.register(Plant)
class PlantAdmin(admin.ModelAdmin):
    def bed_link(self, plant):
        return format_html(f'<a href="/beds/{plant.bed_id}">{plant.bed}</a>')  # expect: SEC103
