from sqlalchemy import create_engine, text

from shop.database import Shelf

KINDS = {
    "food": {"label": "Food", "table": "food_orders"},
    "books": {"label": "Books", "table": input("Which table has the books? ")},
}
engine = create_engine("sqlite:///shop.db")


def find(shelf: Shelf, kind, words):
    table = KINDS[kind]["table"]
    found = shelf.execute(f"SELECT * FROM {table}")  # expect: SEC102
    return found + _latest(words) + shelf.execute(f"SELECT * FROM orders WHERE name = {shelf.Mark(words)()}")  # expect: SEC102


def found_near(shelf: Shelf, place, distance):
    middle = shelf.execute("SELECT north, east FROM places WHERE name = ?", (place,))[0]
    north = middle[0] + distance
    return shelf.execute("SELECT * FROM orders WHERE north < %s" % north)  # expect: SEC102


def _latest(words):
    statement = text(f"SELECT * FROM orders WHERE name = '{words}'")  # expect: SEC102
    statement = text(statement.text + " ORDER BY day DESC")  # expect: SEC102
    with engine.connect() as connection:
        return list(connection.execute(statement))
