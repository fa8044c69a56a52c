"""An address that is only written to, and rooms of a hotel that have routes of their own."""

from aiohttp import web

from orders.answers import alive, listed
from orders.lift import Rooms


def build():
    made = web.Application()
    made.router.add_resource("/orders").add_route("GET", listed)
    written = made.router.add_resource("/status")
    written.add_route("POST", listed)
    rooms = Rooms()
    room = rooms.add_resource("/healthz")
    room.add_route("GET", alive)
    return made
