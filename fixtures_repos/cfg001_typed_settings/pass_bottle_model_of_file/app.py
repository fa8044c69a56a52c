import bottle
import yaml
from pydantic import BaseModel


class Config(BaseModel):
    port: int


with open("config.yaml") as file:
    config = Config(**yaml.safe_load(file))
app = bottle.default_app()
