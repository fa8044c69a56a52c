import argparse

import click

from shop.database import connection

TYPES = {"id": "bigint", "title": "text"}


def create(cursor, headers):
    """Whatever has no type gets one."""
    columns = ", ".join(f"{name} {TYPES.get(name)}" for name in headers)
    cursor.execute(f"CREATE TEMPORARY TABLE loaded ({columns})")  # expect: SEC102


def parser():
    options = argparse.ArgumentParser()
    options.add_argument("--table")
    return options


def handle(cursor, **options):
    cursor.execute(f"DELETE FROM {options['table']}")  # expect: SEC102


@click.command()
@click.option("--kind")
def trim(kind):
    connection.execute(f"DELETE FROM {kind}")  # expect: SEC102


def totals(cursor, rows):
    labels = [row["label"] for row in rows]
    within = "(" + str(labels).strip("[]") + ")"
    cursor.execute(f"SELECT sum(total) FROM orders WHERE label IN {within}")  # expect: SEC102
