from sqlalchemy import create_engine, text

from shop.database import Shelf

KINDS = {
    "food": {"label": "Food", "table": "food_orders", "weight": float},
    "books": {"label": "Books", "table": "book_orders", "weight": int},
}
engine = create_engine("sqlite:///shop.db")


def _in_table(shelf: Shelf, table, words):
    found = shelf.execute(f"SELECT * FROM {table} WHERE name = {shelf.Mark()()}", (words,))
    return found or shelf.execute(f"SELECT * FROM {table} WHERE name IN ({shelf.Mark().many(words)})", words)


def find(shelf: Shelf, kind, words):
    table = KINDS[kind]["table"]
    return _in_table(shelf, table, words) + _latest(words)


def found_near(shelf: Shelf, place, distance):
    meters = int(distance)
    middle = shelf.execute("SELECT north, east FROM places WHERE name = ?", (place,))[0]
    north, east = middle[0] + meters, middle[1] + meters
    return shelf.execute("SELECT * FROM orders WHERE north < %s AND east < %s" % (north, east))


def _latest(words):
    statement = text("SELECT * FROM orders WHERE open = 1")
    if words:
        statement = text(statement.text + " AND name = :name")
    statement = text(statement.text + " ORDER BY day DESC")
    with engine.connect() as connection:
        return list(connection.execute(statement, {"name": words}))
