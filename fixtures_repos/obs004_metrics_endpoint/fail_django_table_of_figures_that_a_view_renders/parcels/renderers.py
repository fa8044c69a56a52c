from rest_framework.renderers import BaseRenderer


class TableRenderer(BaseRenderer):
    media_type = "text/csv"
    format = "csv"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return "\n".join(["# figures of today", *(f"{name};{value}" for name, value in data.items())])
