import sqlite3
import sys

sqlite3.connect("shop.db").execute(f"SELECT * FROM {sys.argv[1]}")
