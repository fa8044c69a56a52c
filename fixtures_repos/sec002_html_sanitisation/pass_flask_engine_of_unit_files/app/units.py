import os

from jinja2 import Environment, FileSystemLoader


def unit(name: str) -> str:
    folder = os.path.join(os.path.dirname(__file__), "templates")
    engine = Environment(loader=FileSystemLoader(folder))
    return engine.get_template("unit.json").render(name=name)
