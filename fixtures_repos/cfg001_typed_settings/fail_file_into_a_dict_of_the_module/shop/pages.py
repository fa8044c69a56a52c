from pathlib import Path

import yaml
from fastapi import APIRouter

with open(Path(__file__).parent / "words.yaml", encoding="utf-8") as file:
    words = yaml.safe_load(file)
with open(Path(__file__).parent.parent / "settings.yaml", encoding="utf-8") as file:
    config = yaml.safe_load(file)
pages = APIRouter()


@pages.get("/words")
def all_words() -> dict:
    return words[config["language"]]
