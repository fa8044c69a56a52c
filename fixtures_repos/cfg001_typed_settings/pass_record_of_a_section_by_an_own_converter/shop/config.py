from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Folders:
    raw: Path
    done: Path


def below(text: str) -> Path:
    return Path("/srv") / text


def load_config(path: str = "shop.yml") -> Folders:
    with open(path, encoding="utf-8") as file:
        read = yaml.safe_load(file)
    section = read["folders"]
    return Folders(raw=below(section["raw"]), done=below(section["done"]))
