class WorkerPolicy:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        path = scope.get("path", "")
        if not path.startswith("/assets/worker-"):
            await self.app(scope, receive, send)
            return

        async def stamped(message):
            if message["type"] == "http.response.start":
                message["headers"].append((b"content-security-policy", b"script-src 'self'; worker-src 'none'"))
            await send(message)

        await self.app(scope, receive, stamped)
