import asab
import asab.web
import asab.web.rest


class Post(asab.Application):
    def __init__(self):
        super().__init__()
        self.add_module(asab.web.Module)
        self.container = asab.web.WebContainer(self.get_service("asab.WebService"), "web")
        self.container.WebApp.router.add_get("/health", self.health)

    async def health(self, request):
        return asab.web.rest.json_response(request, {"result": "OK"})


if __name__ == "__main__":
    Post().run()
