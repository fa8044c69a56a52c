from django.http import FileResponse
from django.urls import path
from ledger import found


def download(held, filename):
    return FileResponse(held.open("rb"), as_attachment=True, filename=filename)


def content(request, name):
    return download(found(name.lower()), filename=name)


urlpatterns = [path("content/<path:name>", content)]
