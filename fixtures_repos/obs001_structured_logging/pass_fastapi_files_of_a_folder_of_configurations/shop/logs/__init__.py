import logging.config
import os
from pathlib import Path

import yaml


def configure() -> None:
    name = os.environ.get("LOGS", "usual")
    text = Path(__file__).with_name("setups").joinpath(f"{name}.yaml").read_text()
    logging.config.dictConfig(yaml.safe_load(text))
