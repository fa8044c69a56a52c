from ninja_extra import api_controller, http_get
from ninja_jwt.authentication import JWTAuth


@api_controller("/health", auth=None)
class State:
    @http_get("/", auth=JWTAuth())
    def alive(self, request):
        return {"alive": True}
