def alive(application, path):
    async def wrapper(scope, receive, send):
        if scope.get("type") != "http" or scope.get("path") != path:
            return await application(scope, receive, send)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})

    return wrapper
