import hmac
import os

import click
import requests

KEY = os.getenv("CLIENT_SECRET_KEY", "testing").encode()


@click.command()
@click.argument("path")
def cli(path):
    signature = hmac.new(KEY, path.encode(), "sha256").hexdigest()
    print(requests.get(f"http://localhost:8000/{path}", headers={"Signature": signature}, timeout=5).text)


if __name__ == "__main__":
    cli()
