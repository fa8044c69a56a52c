def install(app):
    @app.after_request
    def mark(response):
        response.headers["X-Trace"] = "1"
        return response
