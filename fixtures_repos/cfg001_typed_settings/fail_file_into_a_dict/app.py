import os

import falcon

from shop.files import read_config

config = read_config(os.environ.get("CONFIG", "config.yaml"))
app = falcon.App()
