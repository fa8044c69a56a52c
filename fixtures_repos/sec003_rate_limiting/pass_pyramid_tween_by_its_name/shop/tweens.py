from collections import Counter

from pyramid.httpexceptions import HTTPTooManyRequests


def limiter_factory(handler, registry):
    seen = Counter()

    def tween(request):
        seen[request.client_addr] += 1
        if seen[request.client_addr] > 60:
            return HTTPTooManyRequests()
        return handler(request)

    return tween
