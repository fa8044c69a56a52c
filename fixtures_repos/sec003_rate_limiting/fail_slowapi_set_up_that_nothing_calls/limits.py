from slowapi import Limiter
from slowapi.middleware import SlowAPIMiddleware
from slowapi.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, default_limits=["60/minute"])


def limit(app):
    app.state.limiter = limiter
    app.add_middleware(SlowAPIMiddleware)
