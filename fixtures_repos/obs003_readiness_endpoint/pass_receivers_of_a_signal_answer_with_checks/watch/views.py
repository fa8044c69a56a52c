from django.http import HttpResponse
from django.views import View

from watch.signals import register_health_checks


def run():
    for _, checks in register_health_checks.send(None):
        for check in checks:
            yield check().check()


class Health(View):
    def get(self, request):
        broken = [message for fine, message in run() if not fine]
        status = 503 if broken else 200
        return HttpResponse("\n".join(broken), status=status)
