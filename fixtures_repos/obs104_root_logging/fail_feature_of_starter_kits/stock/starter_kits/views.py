import logging


def kits():
    logging.info("kits are listed")  # expect: OBS104
    return {"kits": []}
