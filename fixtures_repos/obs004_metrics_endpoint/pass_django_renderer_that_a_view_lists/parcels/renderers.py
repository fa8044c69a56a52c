from rest_framework.renderers import BaseRenderer


class OpenMetricsRenderer(BaseRenderer):
    media_type = "application/openmetrics-text"
    format = "openmetrics"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return "\n".join([*(f"{name} {value}" for name, value in data.items()), "# EOF"])
