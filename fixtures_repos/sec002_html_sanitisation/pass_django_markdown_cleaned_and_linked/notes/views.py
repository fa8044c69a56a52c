from bleach import clean
from bleach.linkifier import Linker
from django.shortcuts import render
from django.utils.safestring import mark_safe
from markdown import markdown

linker = Linker()


def shown(text):
    cleaned = clean(markdown(text))
    return mark_safe(linker.linkify(cleaned))


def show(request):
    return render(request, "notes/show.html", {"body": shown(request.GET["text"])})
