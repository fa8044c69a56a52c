from ninja_extra import api_controller, http_get


@api_controller("/health", auth=None)
class State:
    @http_get("/")
    def alive(self, request):
        return {"alive": True}
