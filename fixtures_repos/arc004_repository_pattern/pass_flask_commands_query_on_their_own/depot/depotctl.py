import click

from depot.models import Crate, session


@click.group()
def cli():
    pass


@cli.command(name="rename-crate")
@click.argument("number", type=int)
@click.argument("name")
def rename(number, name):
    crate = session.get(Crate, number)
    crate.name = name
    session.add(crate)
    session.commit()


@cli.command(name="drop-crate")
@click.argument("number", type=int)
def drop(number):
    session.delete(session.get(Crate, number))
    session.commit()
