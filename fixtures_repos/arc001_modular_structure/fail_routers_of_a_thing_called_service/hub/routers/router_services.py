from hub.routers.search_router import SearchRouter


class SearchRouterServices(SearchRouter):
    @property
    def index(self):
        return "services"

    def plural(self):
        return self.index + "s"
