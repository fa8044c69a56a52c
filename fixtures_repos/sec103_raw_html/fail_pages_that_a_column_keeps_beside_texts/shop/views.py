from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from shop.models import Upload


def check(upload, rows):
    upload.report = render_to_string("shop/report.html", {"rows": rows})
    upload.save()


def shown(request, number):
    return render(request, "shop/upload.html", {"upload": get_object_or_404(Upload, pk=number)})


def comment(request, upload):
    upload.report = request.POST["comment"]
    upload.save()
