from django import forms


class OrderForm(forms.Form):
    name = forms.CharField()
