import sys

import click
import pytest


@click.group()
@click.option("--config")
def cli(config):
    pass


@cli.command("test")
def run_tests():
    sys.exit(pytest.main(["-x", "tests"]))


@cli.command("serve")
def serve():
    click.echo("serving")


if __name__ == "__main__":
    cli()
