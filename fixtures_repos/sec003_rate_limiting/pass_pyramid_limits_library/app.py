from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPTooManyRequests
from pyramid.view import view_config

window = MovingWindowRateLimiter(MemoryStorage())
PER_MINUTE = RateLimitItemPerMinute(5)


@view_config(route_name="login", renderer="json")
def login(request):
    if not window.hit(PER_MINUTE, request.remote_addr):
        raise HTTPTooManyRequests()
    return {}


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("login", "/login")
    config.scan()
    return config.make_wsgi_app()
