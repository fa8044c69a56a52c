import os

import httpx
import typer

cli = typer.Typer()
TOKEN = os.getenv("STOCK_TOKEN")  # expect: CFG102


def fetch(url, name):
    return httpx.get(url, params={"name": name}, headers={"Authorization": TOKEN}, timeout=5).text


def addresses():
    return [os.environ.get(name) for name in ("STOCK_HOST", "STOCK_PORT")]  # expect: CFG102


@cli.command()
def once(url: str):
    typer.echo(fetch(url, "once"))
