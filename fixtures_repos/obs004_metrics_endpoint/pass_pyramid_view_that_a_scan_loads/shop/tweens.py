def rate_limit_tween(handler, registry):
    return handler
