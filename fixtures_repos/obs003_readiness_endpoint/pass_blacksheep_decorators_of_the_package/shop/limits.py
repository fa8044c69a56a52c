async def rate_limit(request, handler):
    return await handler(request)
