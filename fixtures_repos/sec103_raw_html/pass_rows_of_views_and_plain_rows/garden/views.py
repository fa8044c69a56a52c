from django.views.generic import DetailView, FormView, ListView

from garden.forms import PlantForm
from garden.models import Bed, Plant


class Beds(ListView):
    template_name = "garden/beds.html"
    context_object_name = "beds"

    def get_queryset(self):
        every = Bed.objects.all()
        sunny = every.filter(side=Bed.SOUTH)
        return sunny.order_by("pk")


class Plants(ListView):
    model = Plant
    template_name = "garden/plants.html"


class OnePlant(DetailView):
    template_name = "garden/plant.html"
    model = Plant

    def get_context_data(self, **kwargs):
        data = super().get_context_data(**kwargs)
        data["state"] = self.object.state_icon()
        return data


class NewPlant(FormView):
    template_name = "garden/new.html"
    form_class = PlantForm
