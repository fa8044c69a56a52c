from django.contrib import admin
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from garden.models import Plot, Sowing


class PlotAdmin(admin.ModelAdmin):
    def waterings(self, obj):
        links = []
        for watering in obj.watering_set.all():
            address = reverse("admin:garden_watering_change", args=[watering.pk])
            colour = "blue" if watering.ended else "grey"
            links.append(f'<a href="{address}" title="{watering}" class="{colour}">•</a>')
        return mark_safe(f'<div>{" ❄" if obj.shaded else ""}{"".join(links)}</div>')

    def sowings(self, obj):
        items = [
            f"<li><a href='{reverse('admin:garden_sowing_change', args=(sowing.id,))}'>{str(sowing)}</a></li>"
            for sowing in Sowing.objects.filter(plot=obj)
        ]
        return format_html(f"<ul>{''.join(items)}</ul>")

    def preview(self, obj):
        text = f'<span class="copied">{obj.get_preview()}</span>'
        return mark_safe(text)

    def table(self, obj):
        if obj.model_class:
            opts = obj.model_class._meta
            return mark_safe("<a href='{}'>{}</a>".format(reverse("admin:index"), opts.object_name))
        return ""


class Signs:
    def __init__(self, owner):
        self.plots = [plot for plot in Plot.objects.filter(owner=owner) if plot.shaded]

    @property
    def largest(self) -> Plot:
        return self.plots[-1]

    @property
    def words(self):
        return "<br/>".join([f"<i class='{plot.soil_class}'></i>" + escape(plot.label) for plot in self.plots])

    @property
    def html(self):
        if not self.plots:
            return ""
        return SafeString(f'<i class="{self.largest.soil_class}" title="{self.words}"></i>')


admin.site.register(Plot, PlotAdmin)
