from django.shortcuts import render
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _


def index(request):
    link = format_html('<a href="{}">{}</a>', "/", request.GET["q"])
    bold = mark_safe("<b>" + escape(request.GET["q"]) + "</b>")
    known = mark_safe(_("<i>constant</i>"))
    return render(request, "index.html", {"link": link, "bold": bold, "known": known})
