import io
from pprint import pp, pprint

from fastapi import FastAPI

app = FastAPI()


def prettyprint_stock(rows):
    for row in rows:
        print(row)


@app.get("/stock")
def stock():
    kept = io.StringIO()
    pprint({"stock": 1}, kept)
    pp({"stock": 1}, stream=kept)
    print("Counting", end=" ")
    print("done")
    return kept.getvalue()
