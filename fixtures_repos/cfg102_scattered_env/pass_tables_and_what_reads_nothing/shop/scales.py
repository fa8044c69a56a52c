import os

SCALE_HOST = os.getenv("SCALE_HOST")
SCALE_PORT = os.getenv("SCALE_PORT")
SCALE_UNIT = os.getenv("SCALE_UNIT", "g")
SCALE_STEP = os.getenv("SCALE_STEP", "1")
SCALE_DELAY = os.getenv("SCALE_DELAY", "1")
SCALE_ZERO = os.getenv("SCALE_ZERO", "0")
SCALE_LIMIT = os.getenv(
    "SCALE_LIMIT",
    "3000",
)
SCALE_LOUD = os.getenv("SCALE_LOUD", "no") in ("yes", "on")
SCALE_KIND = os.getenv("SCALE_KIND", "flat")
SCALE_COLOUR = os.getenv("SCALE_COLOUR", "red")
SCALE_PLUGS = ["usb", "serial"]


def weigh(count):
    return count * int(SCALE_STEP)
