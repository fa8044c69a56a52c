from sanic import text


def register(server):
    @server.get("/health")
    async def health(request):
        return text("ok")
