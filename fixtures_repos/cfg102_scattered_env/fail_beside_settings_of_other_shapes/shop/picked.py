import os

from shop import trial
from shop.config import *

STAGE = os.environ.get("SHOP_STAGE", "production")  # expect: CFG102

if STAGE == "trial":
    NAME = trial.NAME
