import os

import yaml

from .settings import *

with open(os.environ["SITE_CONFIG"]) as file:
    given = yaml.safe_load(file)

vars().update(given)
