from django.forms.models import BaseInlineFormSet


class FewRows(BaseInlineFormSet):
    def get_queryset(self):
        return super().get_queryset()[:10]
