from ninja_extra import api_controller, http_get


@api_controller("/health", tags=["Health"])
class HealthController:
    @http_get("/")
    def show(self):
        return {"status": "ok"}
