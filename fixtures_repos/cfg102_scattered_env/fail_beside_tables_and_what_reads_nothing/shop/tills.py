import os

TILL_USER = os.getenv("TILL_USER")  # expect: CFG102
TILL_PASSWORD = os.getenv("TILL_PASSWORD")  # expect: CFG102
TILL_HOST = os.getenv("TILL_HOST")  # expect: CFG102
TILL_PORT = os.getenv("TILL_PORT")  # expect: CFG102
TILL_NAME = os.getenv("TILL_NAME")  # expect: CFG102
TILL_PRINTER = os.getenv("TILL_PRINTER")  # expect: CFG102
TILL_PAPER = os.getenv("TILL_PAPER")  # expect: CFG102
TILL_COLOUR = os.getenv("TILL_COLOUR")  # expect: CFG102
TILL_SOUND = os.getenv("TILL_SOUND")  # expect: CFG102
TILL_LIGHT = os.getenv("TILL_LIGHT")  # expect: CFG102


def ring(times):
    rung = []
    for number in range(times):
        if number % 2:
            rung.append("ding")
        else:
            rung.append("dong")
    return rung


def open_drawer(code):
    if not code:
        return False
    if code == TILL_PASSWORD:
        return ring(2)
    if code == TILL_NAME:
        return ring(1)
    return ring(len(code))
