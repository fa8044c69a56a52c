import web

urls = (
    "/", "Index",
    "/healthz", "Health",
)


class Index:
    def GET(self):
        return "Hello"


class Health:
    def GET(self):
        return "ok"


app = web.application(urls, globals())

if __name__ == "__main__":
    app.run()
