import functools

import bottle

HITS = {}


def limited(limit):
    def decorator(handler):
        @functools.wraps(handler)
        def wrapper(*args, **kwargs):
            address = bottle.request.remote_addr
            HITS[address] = HITS.get(address, 0) + 1
            if HITS[address] > limit:
                bottle.abort(429, "slow down")
            return handler(*args, **kwargs)

        return wrapper

    return decorator


@bottle.post("/login")
@limited(5)
def login():
    return {}


app = bottle.default_app()
