from django.db import models
from django.utils.html import escape, format_html


class Picture(models.Model):
    address = models.URLField()
    author = models.CharField(max_length=80)

    @property
    def credit(self):
        if self.address.startswith("https://"):
            author = format_html('<a href="{}">{}</a>', self.address, self.author)
        else:
            author = escape(self.author)
        return format_html("{} by {}", "Picture", author)
