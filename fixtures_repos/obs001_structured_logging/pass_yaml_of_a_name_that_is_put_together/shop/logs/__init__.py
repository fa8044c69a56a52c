import logging.config
import os
from pathlib import Path

import yaml


def configure() -> None:
    name = os.environ.get("LOG_SETUP", "usual")
    text = (Path(__file__).parent / "setups" / f"{name}.yaml").read_text()
    logging.config.dictConfig(yaml.safe_load(text))
