from django.http import HttpResponse
from health_check.views import HealthCheckView


class Health(HealthCheckView):
    def get(self, request, *args, **kwargs):
        return HttpResponse("up")
