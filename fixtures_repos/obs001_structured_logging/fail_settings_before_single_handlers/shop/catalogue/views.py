import io
import logging

from django.http import HttpResponse


def check(request):
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger("check").addHandler(handler)
    return HttpResponse(text.getvalue())
