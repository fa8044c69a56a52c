"""Addresses that pages of other hosts may ask, too."""

import aiohttp_cors
from aiohttp import web

from orders.answers import alive, listed


def build():
    made = web.Application()
    shared = aiohttp_cors.setup(made)
    place = shared.add(made.router.add_resource("/orders"))
    shared.add(place.add_route("GET", listed))
    place = shared.add(made.router.add_resource("/healthz"))
    shared.add(place.add_route("GET", alive))
    return made
