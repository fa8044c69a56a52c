import os
from pathlib import Path

from dotenv import load_dotenv
from flask import Flask

for path in [os.getenv("SHOP_CONFIGURATION"), "shop.conf", "/etc/shop.conf"]:
    if path and Path(path).exists():
        load_dotenv(path)
        break
app = Flask(__name__)
