from django import forms


class PlantForm(forms.Form):
    name = forms.CharField()
