from prometheus_client import CONTENT_TYPE_LATEST, generate_latest


class MetricsResource:
    async def on_get(self, req, resp):
        resp.content_type = CONTENT_TYPE_LATEST
        resp.data = generate_latest()
