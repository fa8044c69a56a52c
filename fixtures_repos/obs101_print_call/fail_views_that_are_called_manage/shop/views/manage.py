from django.core import management
from django.http import HttpResponse
from django.views import View

from shop.counting import count


class Stock(View):
    def get(self, request):
        management.call_command("check")
        print("asked")  # expect: OBS101
        return HttpResponse(count())
