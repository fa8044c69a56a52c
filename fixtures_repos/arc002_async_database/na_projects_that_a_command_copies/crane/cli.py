import shutil
import sys
from pathlib import Path

import click


@click.command()
@click.argument("name")
def main(name):
    shutil.copytree(Path(__file__).parent / "templates" / "orders", name)
    sys.exit(0)
