from starlette.responses import Response


class DripResponse(Response):
    """Sends one drop after the other."""

    async def __call__(self, scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for drop in self.body:
            await send({"type": "http.response.body", "body": bytes([drop]), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
