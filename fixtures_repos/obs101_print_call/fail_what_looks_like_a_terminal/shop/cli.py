import typer

from shop.app import Listing

tool = typer.Typer()


@tool.command()
def listing():
    Listing().show()
