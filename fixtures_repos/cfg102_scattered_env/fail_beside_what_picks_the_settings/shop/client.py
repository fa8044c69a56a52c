import os

import httpx
import typer

cli = typer.Typer()
TOKEN = os.getenv("STOCK_TOKEN")  # expect: CFG102


def fetch(url, name):
    return httpx.get(url, params={"name": name}, headers={"Authorization": TOKEN}, timeout=5).text


@cli.command()
def once(url: str):
    typer.echo(fetch(url, "once"))
