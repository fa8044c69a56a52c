import logging.config

import yaml
from flask import Flask

with open("config.yaml") as file:
    values = yaml.safe_load(file)
logging.config.dictConfig(values.get("LOGGING", {"version": 1, "root": {"level": "INFO"}}))
app = Flask(__name__)
