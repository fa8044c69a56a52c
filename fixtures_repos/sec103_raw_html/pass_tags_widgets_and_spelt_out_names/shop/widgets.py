from django import forms
from django.utils.safestring import mark_safe


class Picker(forms.SelectMultiple):
    SCRIPT = "<script>pick('{id}')</script>"

    def render(self, name, value, attrs=None, renderer=None):
        id = attrs.get("id", "id_%s" % name)
        output = [super().render(name, value, attrs, renderer), self.SCRIPT.format(id=id)]
        return mark_safe("".join(output))
