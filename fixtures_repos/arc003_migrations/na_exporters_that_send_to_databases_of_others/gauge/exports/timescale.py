import os

import psycopg


def send(degrees):
    with psycopg.connect(os.environ["TIMESCALE"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS heat (degrees integer)")
        connection.execute("INSERT INTO heat VALUES (%s)", [degrees])
