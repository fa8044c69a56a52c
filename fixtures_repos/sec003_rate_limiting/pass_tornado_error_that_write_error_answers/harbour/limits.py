from functools import wraps

import token_bucket

from harbour import errors

buckets = token_bucket.Limiter(1, 20, token_bucket.MemoryStorage())


def is_too_often(address):
    return not buckets.consume(address.encode())


def limited(area):
    """Limit a method of a handler."""

    def wrapper(method):
        @wraps(method)
        def inner(handler, *args):
            if is_too_often(handler.request.remote_ip + area):
                raise errors.TooOften()
            return method(handler, *args)

        return inner

    return wrapper
