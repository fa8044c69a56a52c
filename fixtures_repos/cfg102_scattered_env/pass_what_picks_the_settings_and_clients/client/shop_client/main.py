import os

import httpx
import typer

app = typer.Typer()
SHOP_URL = os.getenv("SHOP_URL", "http://localhost:8000")


@app.command()
def orders():
    typer.echo(httpx.get(f"{SHOP_URL}/orders", timeout=5).text)
