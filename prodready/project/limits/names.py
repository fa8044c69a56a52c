"""Names of what limits requests: decorators, dependencies, middleware and their makers, by library."""

from __future__ import annotations

DECORATORS = frozenset(
    {
        "slowapi.Limiter().limit",
        "slowapi.Limiter().shared_limit",
        "slowapi.extension.Limiter().limit",
        "slowapi.extension.Limiter().shared_limit",
        "flask_limiter.Limiter().limit",
        "flask_limiter.Limiter().shared_limit",
        "flask_limiter.extension.Limiter().limit",
        "flask_limiter.extension.Limiter().shared_limit",
        "sanic_limiter.Limiter().limit",
        "sanic_limiter.Limiter().shared_limit",
        "aiohttplimiter.Limiter().limit",
        "falcon_limiter.Limiter().limit",
        "falcon_limiter.AsyncLimiter().limit",
        "quart_rate_limiter.rate_limit",
        "quart_rate_limiter.limit_blueprint",
        "django_ratelimit.decorators.ratelimit",
        "django_ratelimit.core.is_ratelimited",
        "django_ratelimit.core.get_usage",
        "ratelimit.decorators.ratelimit",
        "ratelimit.core.is_ratelimited",
        "ratelimit.utils.is_ratelimited",
        "brake.decorators.ratelimit",
        "fastapi_limiter.depends.RateLimiter",
        "fastapi_limiter.depends.WebSocketRateLimiter",
        "fastapi_throttle.RateLimiter",
        "fastapi_simple_rate_limiter.rate_limiter",
        "fastapi_simple_rate_limit.rate_limit",
        "litestar_granian_rate_limit.rate_limit",
        "rest_framework.decorators.throttle_classes",
        "limits.strategies.MovingWindowRateLimiter().hit",
        "limits.strategies.FixedWindowRateLimiter().hit",
        "limits.strategies.SlidingWindowCounterRateLimiter().hit",
        "limits.aio.strategies.MovingWindowRateLimiter().hit",
        "limits.aio.strategies.FixedWindowRateLimiter().hit",
        "limits.aio.strategies.SlidingWindowCounterRateLimiter().hit",
        "ratelimit.RateLimitMiddleware",
        "defender.decorators.watch_login",
        "axes.decorators.axes_dispatch",
        "ninja_extra.throttle",
        "ninja_extra.throttling.throttle",
        "ninja_extra.throttling.decorator.throttle",
    }
)
"""Calls that limit what they decorate, are injected into, or stand in."""
LIMITERS = frozenset(
    {
        "slowapi.Limiter",
        "slowapi.extension.Limiter",
        "flask_limiter.Limiter",
        "flask_limiter.extension.Limiter",
        "sanic_limiter.Limiter",
        "falcon_limiter.Limiter",
        "falcon_limiter.AsyncLimiter",
        "quart_rate_limiter.RateLimiter",
        "aiohttplimiter.Limiter",
        "litestar.middleware.rate_limit.RateLimitConfig",
        "starlite.middleware.RateLimitConfig",
        "starlite.middleware.rate_limit.RateLimitConfig",
        "fastapi_limiter.FastAPILimiter.init",
    }
)
"""Constructors of limiters, which limit nothing until they are applied or have default limits."""
MIDDLEWARE = frozenset({"guard.SecurityMiddleware", "guard.middleware.SecurityMiddleware"})
"""Middlewares that limit without saying so in their names."""
DJANGO_APPS = {
    "axes.backends.AxesBackend": "django-axes",
    "axes.backends.AxesStandaloneBackend": "django-axes",
    "axes.middleware.AxesMiddleware": "django-axes",
    "defender.middleware.FailedLoginMiddleware": "django-defender",
}
"""Backends and middlewares that count failed logins and answer 403 or 429."""
