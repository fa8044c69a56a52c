from pathlib import Path

import yaml
from ops import CharmBase, main


def load_config(path: str) -> dict[str, str]:
    config = yaml.safe_load(Path(path).read_text())
    return config


class Pages(CharmBase):
    def configure(self) -> str:
        return load_config("config.yaml")["port"]


main(Pages)
