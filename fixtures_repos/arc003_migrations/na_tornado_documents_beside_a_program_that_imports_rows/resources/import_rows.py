import argparse

import pymysql
import requests

parser = argparse.ArgumentParser(description="Send the crates of the old depot to the new one")
parser.add_argument("password")
args = parser.parse_args()
connection = pymysql.connect(host="old-depot", password=args.password)
with connection.cursor() as cursor:
    cursor.execute("SELECT label FROM crate")
    for (label,) in cursor.fetchall():
        requests.post("http://depot/crates", data={"label": label}, timeout=10)
