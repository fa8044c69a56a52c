import os
import sqlite3


def move() -> None:
    if "OLD_FILE" in os.environ:
        with sqlite3.connect(os.environ["OLD_FILE"]) as old:
            print(old.execute("select * from orders").fetchall())
