"""Reads a plan of trees into the database: python -m orchard.plant plan.csv"""

import argparse
import asyncio
import csv
import os

import asyncpg


async def plant(plan):
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    await connection.execute("CREATE TABLE IF NOT EXISTS variety (name text)")
    await connection.execute("CREATE TABLE IF NOT EXISTS tree (variety text, row int, place int)")
    with open(plan) as lines:
        for variety, row, place in csv.reader(lines):
            await connection.execute("INSERT INTO tree VALUES ($1, $2, $3)", variety, int(row), int(place))
    await connection.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plan")
    asyncio.run(plant(parser.parse_args().plan))


if __name__ == "__main__":
    main()
