"""Whatever is put into a statement, the message says what it is, as it is written."""

from fastapi import FastAPI, Request

from shop.db import cursor

app = FastAPI()


@app.get("/orders")
def orders(request: Request, wanted: dict[str, str], names: list[str], limit: str):
    cursor.execute(f"SELECT id FROM orders WHERE city = '{wanted['city']}'")  # expect: SEC102
    cursor.execute("SELECT id FROM orders WHERE name IN (%s)" % names[len(limit)])  # expect: SEC102
    cursor.execute("SELECT id FROM orders WHERE place = '%s'" % (limit or "anywhere"))  # expect: SEC102
    cursor.execute(f"SELECT id, city, name, place, street, house FROM orders WHERE day = '{request.query_params['day']}'")  # expect: SEC102
    return cursor.fetchall()
