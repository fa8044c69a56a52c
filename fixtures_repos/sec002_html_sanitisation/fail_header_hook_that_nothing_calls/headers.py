def send_headers(app):
    @app.middleware("http")
    async def nosniff(request, call_next):
        response = await call_next(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
