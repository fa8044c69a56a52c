from django import forms


class OrderForm(forms.Form):
    name = forms.CharField()


OrderSet = forms.formset_factory(OrderForm)
