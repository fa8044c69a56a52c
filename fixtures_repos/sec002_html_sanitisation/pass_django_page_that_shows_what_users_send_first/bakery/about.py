from django.views.generic import TemplateView


class About(TemplateView):
    template_name = "about/base.html"
    extra_context = {"title": "About the bakery"}
