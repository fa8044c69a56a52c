from starlette.middleware import Middleware

from shop.limits import RateLimitMiddleware

middleware = [Middleware(RateLimitMiddleware, limit=60)]
