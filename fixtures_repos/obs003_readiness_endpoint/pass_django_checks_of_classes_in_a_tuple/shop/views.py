from django.http import HttpResponse
from django.views.generic import View

from shop.checks import CHECKS


class HealthView(View):
    def get(self, request):
        results = [check().check() for check in CHECKS]
        failed = [error for fine, error in results if not fine]
        return HttpResponse("FALSE" if failed else "OK", status=500 if failed else 200)
