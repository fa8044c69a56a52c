from django.contrib import admin
from unfold.admin import ModelAdmin

from orders.models import Job


class OpenFilter(admin.SimpleListFilter):
    title = "open"

    def lookups(self, request, model_admin):
        return [("yes", "yes")]


@admin.register(Job)
class JobAdmin(ModelAdmin):
    list_display = ("number",)

    def has_add_permission(self, request):
        return False
