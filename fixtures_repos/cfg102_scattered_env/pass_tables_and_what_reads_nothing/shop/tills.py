"""Where the tills are."""

import os
from urllib import parse

TILL_KIND = "drawer"


def address(kind, user, password, host, port):
    """The address of a till."""
    return "{}://{}:{}@{}:{}".format(
        kind,
        user,
        parse.quote(password),
        host,
        port,
    )


TILL_USER = os.getenv("TILL_USER", "till").strip()
TILL_PASSWORD = os.getenv("TILL_PASSWORD", "").strip()
TILL_HOST = os.getenv("TILL_HOST", "").strip()
TILL_PORT = os.getenv("TILL_PORT", "").strip()
TILL_NAME = os.getenv("TILL_NAME", "").strip()
TILL_ADDRESS = address(
    TILL_KIND,
    TILL_USER,
    TILL_PASSWORD,
    TILL_HOST,
    TILL_PORT,
)
TILL_PRINTER = os.getenv("TILL_PRINTER")
TILL_PAPER = os.getenv("TILL_PAPER")
TILL_COLOUR = os.getenv("TILL_COLOUR")
TILL_SOUND = os.getenv("TILL_SOUND")
TILL_LIGHT = os.getenv("TILL_LIGHT")
