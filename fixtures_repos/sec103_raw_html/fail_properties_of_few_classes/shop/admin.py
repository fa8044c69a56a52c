from django.contrib import admin
from django.utils.safestring import mark_safe


class OrderAdmin(admin.ModelAdmin):
    def shown(self, obj):
        return mark_safe(obj.badge)  # expect: SEC103
