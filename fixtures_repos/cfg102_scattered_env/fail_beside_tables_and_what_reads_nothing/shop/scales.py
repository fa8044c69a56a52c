import os

SCALE_STEP = os.getenv("SCALE_STEP", "1")  # expect: CFG102


def weigh(count):
    scale = os.getenv("SCALE_HOST")  # expect: CFG102
    return f"{scale}: {count * int(SCALE_STEP)}"
