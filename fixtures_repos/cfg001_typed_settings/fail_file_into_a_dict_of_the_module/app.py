from pathlib import Path

import yaml
from fastapi import FastAPI

from shop.pages import pages

with open(Path(__file__).parent / "settings.yaml", encoding="utf-8") as file:
    config = yaml.safe_load(file)

app = FastAPI(title=config["title"])
app.include_router(pages)
