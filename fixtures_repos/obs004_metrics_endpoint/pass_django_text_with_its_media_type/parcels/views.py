from django.http import HttpResponse

from parcels.models import Parcel


def figures(request):
    rows = {lost: Parcel.objects.filter(lost=lost).count() for lost in (True, False)}
    text = "".join('parcels{lost="%s"} %d\n' % row for row in rows.items())
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")
