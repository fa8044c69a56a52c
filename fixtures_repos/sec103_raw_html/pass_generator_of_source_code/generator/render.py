import os

from jinja2 import Environment, FileSystemLoader


def environment():
    folder = os.path.join(os.getcwd(), "generator", "templates")
    return Environment(loader=FileSystemLoader(folder), trim_blocks=True)


def render(name, table):
    return environment().get_template(name).render(table=table)
