import argparse

import click

from shop.database import connection

TYPES = {"id": "bigint", "title": "text"}


def create(cursor, headers):
    """A header that is no key of the table raises."""
    columns = ", ".join(f"{name} {TYPES[name]}" for name in headers)
    cursor.execute(f"CREATE TEMPORARY TABLE loaded ({columns})")


def parser():
    options = argparse.ArgumentParser()
    options.add_argument("--workers", type=int)
    options.add_argument("--kind", choices=["orders", "parts"])
    return options


def handle(cursor, **options):
    cursor.execute(f"SET max_parallel_workers = {options['workers']}")
    workers = options.get("workers")
    cursor.execute(f"SET max_parallel_workers = {workers}")


def run(cursor, args):
    cursor.execute(f"DELETE FROM {args.kind}")


@click.command(help="set {} as the format".format(str(connection).upper()))
@click.option("--limit", type=int)
@click.option("--kind", type=click.Choice(["orders", "parts"]))
def trim(limit, kind):
    connection.execute(f"DELETE FROM {kind} WHERE id > {limit}")


def totals(cursor, rows):
    order_ids = []
    order_ids.extend([row["order_id"] for row in rows])
    within = "(" + str(order_ids).strip("[]") + ")"
    cursor.execute(f"SELECT sum(total) FROM orders WHERE id IN {within}")
