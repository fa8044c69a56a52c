from ninja_extra import NinjaExtraAPI, api_controller, http_post, throttle
from ninja_extra.throttling import AnonRateThrottle


@api_controller("/login")
class Login:
    @http_post("")
    @throttle(AnonRateThrottle)
    def login(self):
        return {}


api = NinjaExtraAPI()
api.register_controllers(Login)
