from django.http import Http404
from health_check.views import HealthCheckView


class Health(HealthCheckView):
    template_name = "health.html"
    checks = ["health_check.Database", "health_check.Storage"]

    async def get(self, request, *args, **kwargs):
        if "debug" in request.GET:
            raise Http404
        return await super().get(request, *args, **kwargs)
