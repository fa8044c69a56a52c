class HealthResource:
    async def on_get(self, req, resp):
        resp.media = {}


class ReadyResource(HealthResource):
    """The same."""
