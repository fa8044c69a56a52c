import click
from flask.cli import FlaskGroup

from shop.web import create_app


@click.group(cls=FlaskGroup, create_app=create_app)
def cli() -> None:
    pass
